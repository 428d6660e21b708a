import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

let found: Promise<string> | undefined;

/** The browser that every part of a journey uses. */
export function browserExecutable(): Promise<string> {
  found ??= find();
  return found;
}

async function find(): Promise<string> {
  const file = join(__dirname, '..', '..', '..', '..', 'tools', 'browser.mjs');
  const { findBrowser } = (await import(pathToFileURL(file).href)) as {
    findBrowser: () => Promise<string>;
  };
  return findBrowser();
}
