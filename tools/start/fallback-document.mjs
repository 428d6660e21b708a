import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const written = join(import.meta.dirname, '..', '..', 'docs', 'fallback-document.xml');

/**
 * The document that keeps customers on the line while no process of the desk answers, and has them
 * ask the desk again. It is served from elsewhere: by a TwiML Bin, or by the simulator in the place
 * of one.
 *
 * @param {string} desk the desk's public address
 */
export function fallbackDocument(desk) {
  const address = desk.replace(/\/+$/, '').replaceAll('&', '&amp;');
  return readFileSync(written, 'utf8').replace('https://desk.example.com', address);
}
