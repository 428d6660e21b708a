import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/**
 * Words that stop a reader whose second language is English, and what to write in their place.
 *
 * @type {Readonly<Record<string, string>>}
 */
const plainer = {
  whoever: '“anybody who”, or name the role',
  whom: '“who”, or begin a new sentence',
  thereby: 'a new sentence with “so”',
  therein: '“in it”',
  whereby: '“by which”, or a new sentence',
  lest: '“so that … not”',
  'be it that': '“because”, or “if”',
  'so often': 'the number, or “each time”',
  'comes to nothing': '“fails”',
};

const files = globSync(['apps/**/*', 'libs/**/*', 'tools/**/*', 'docs/**/*', '*.md'], {
  cwd: root,
  exclude: (name) => /(^|\/)(node_modules|dist|tmp|migrations)(\/|$)/.test(name),
}).filter((name) => /\.(ts|mjs|cjs|js|html|css|scss|md)$/.test(name));

describe('comments, titles, pages and documents', () => {
  it('are found', () => {
    expect(files.length).toBeGreaterThan(500);
  });

  it('use plain words', () => {
    const words = new RegExp(`\\b(${Object.keys(plainer).join('|')})\\b`, 'i');
    const found = files
      .filter((name) => !name.endsWith('plain-words.spec.mjs'))
      .flatMap((name) =>
        readFileSync(join(root, name), 'utf8')
          .split('\n')
          .flatMap((line, index) => {
            // A name in quotes, such as that of a dice roll, is not prose.
            const word = words.exec(line.replace(/'\w+'/g, ''))?.[1]?.toLowerCase();
            return word === undefined
              ? []
              : [`${name}:${index + 1}: “${word}”: write ${plainer[word]}`];
          }),
      );
    expect(found).toEqual([]);
  });
});
