import { SaxesParser } from 'saxes';

/**
 * @typedef {object} Verb
 * @property {string} name
 * @property {Record<string, string>} attributes
 * @property {string} text
 * @property {Verb[]} nouns
 */

/**
 * Reads the verbs of a document, in their order.
 *
 * @param {string} document
 * @returns {Verb[]}
 */
export function readVerbs(document) {
  /** @type {Verb} */
  const root = { name: '', attributes: {}, text: '', nouns: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const verb = { name, attributes, text: '', nouns: [] };
    open.at(-1)?.nouns.push(verb);
    open.push(verb);
  });
  parser.on('text', (text) => {
    const verb = open.at(-1);
    if (verb) verb.text += text.trim();
  });
  parser.on('closetag', () => open.pop());
  parser.write(document).close();
  return root.nouns[0]?.nouns ?? [];
}
