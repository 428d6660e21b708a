import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const written = join(...[__dirname, '..', '..', '..', '..'], 'docs', 'fallback-document.xml');

/** The document that the carrier keeps for when this desk does not answer. */
export const fallbackDocument = (desk: string): string =>
  readFileSync(written, 'utf8').replace('https://desk.example.com', desk);
