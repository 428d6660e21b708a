/*
 * Puts compressed copies beside the files of the built console, for those who serve it: `node
 * apps/agent-console/tools/compress.mjs dist/apps/agent-console`. It is a part of `nx build
 * agent-console`.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Sounds and fonts are compressed already, or are asked for in parts. */
const kinds = /\.(js|css|html|svg|json|txt)$/;
/** What is shorter travels in one packet anyhow. */
const shortestBytes = 1_024;

/** @type {Record<string, (content: Buffer) => Promise<Buffer>>} */
const encodings = {
  br: (content) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gz: (content) => promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
};

const [folder = ''] = process.argv.slice(2);
/** Bytes of all files that have copies, and of those copies. @type {Record<string, number>} */
const total = { plain: 0, br: 0, gz: 0 };

const names = (await readdir(folder, { recursive: true })).filter((name) => kinds.test(name));
await Promise.all(names.map((name) => compress(join(folder, name))));
console.log(`${total.plain} bytes: ${total.br} with brotli, ${total.gz} with gzip`);

/** @param {string} file */
async function compress(file) {
  const content = await readFile(file);
  if (content.length < shortestBytes) return;
  total.plain += content.length;
  for (const [ending, encode] of Object.entries(encodings)) {
    const copy = await encode(content);
    total[ending] += copy.length;
    await writeFile(`${file}.${ending}`, copy);
  }
}
