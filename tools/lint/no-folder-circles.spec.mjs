import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Linter } from 'eslint';
import { noFolderCircles } from './no-folder-circles.mjs';

describe('the rule against circles of folders', () => {
  /** @type {string[]} */
  const folders = [];
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  /**
   * Lints one file of a small source tree.
   *
   * @param {Record<string, string>} files
   * @param {string} linted
   */
  function lint(files, linted) {
    const cwd = mkdtempSync(join(tmpdir(), 'circles-'));
    folders.push(cwd);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, 'src', name)), { recursive: true });
      writeFileSync(join(cwd, 'src', name), text);
    }
    const messages = new Linter({ cwd }).verify(
      files[linted] ?? '',
      {
        files: ['**/*.ts'],
        plugins: { baton: { rules: { 'no-folder-circles': noFolderCircles } } },
        rules: { 'baton/no-folder-circles': ['error', { roots: ['src'] }] },
      },
      { filename: join(cwd, 'src', linted) },
    );
    return messages.map(({ message }) => message);
  }

  const line = { 'a/one.ts': "import '../b/two';", 'b/two.ts': '' };

  it('lets a folder import another one', () => {
    expect(lint(line, 'a/one.ts')).toEqual([]);
  });

  it('names the way of a circle over a third folder', () => {
    const circle = {
      ...line,
      'b/two.ts': "import '../c/three';",
      'c/three.ts': "import '../a/one';",
    };
    expect(lint(circle, 'a/one.ts')).toEqual([expect.stringContaining('a → b → c → a')]);
  });

  it('sees a circle that one of its imports closes by a re-export', () => {
    const circle = { ...line, 'b/two.ts': "export { one } from '../a/one';" };
    expect(lint(circle, 'b/two.ts')).toEqual([expect.stringContaining('b → a → b')]);
  });

  it('sees a circle between folders inside of one folder', () => {
    const circle = { 'a/x/one.ts': "import '../y/two';", 'a/y/two.ts': "import '../x/one';" };
    expect(lint(circle, 'a/x/one.ts')).toEqual([expect.stringContaining('a/x → a/y → a/x')]);
  });

  it('lets tests, and the files of the root, look into every folder', () => {
    const files = {
      ...line,
      'b/two.spec.ts': "import '../a/one';",
      'main.ts': "import './a/one'; import './b/two';",
    };
    expect(lint(files, 'b/two.spec.ts')).toEqual([]);
    expect(lint(files, 'main.ts')).toEqual([]);
    expect(lint(files, 'a/one.ts')).toEqual([]);
  });
});
