import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const page = join(import.meta.dirname, '..', '..', '..', 'docs', 'performance.md');

/** What follows is nobody's but people's: it stays as it is. */
const byHand = '<!-- From here on by hand: `npm run bench` keeps it. -->';

/**
 * @typedef {object} Told
 * @property {{ title: string, text: string }[]} parts
 * @property {string} commit
 * @property {string} databaseVersion
 * @property {number} minutes that the run took
 */

/**
 * Writes `docs/performance.md`, and keeps what people have written at its end.
 *
 * @param {Told} told
 */
export async function writePage(told) {
  const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const at = before.indexOf(byHand);
  const kept = at < 0 ? `${byHand}\n` : before.slice(at);
  const text = `${introduction(told)}\n\n${partsOf(told.parts)}\n\n${kept}`;
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), parser: 'markdown' }));
}

/** @param {Told['parts']} parts */
const partsOf = (parts) => parts.map(({ title, text }) => `## ${title}\n\n${text}`).join('\n\n');

/** @param {Told} told */
function introduction({ commit, databaseVersion, minutes }) {
  const [cpu] = cpus();
  const machine = [
    `${cpus().length} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB`,
    `${platform()} ${release()}`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${databaseVersion} with its own defaults`,
  ].join(', ');
  return `# What calls cost

\`npm run bench\` has written this page, in ${Math.round(minutes)} minutes, at commit ${commit}, on this machine: ${machine}.

Everything runs on that one machine, each in a process of its own: the API as it is built, PostgreSQL, a carrier of the bench's own
(\`tools/bench/carrier\`), the consoles of agents, and the sender of webhooks. They share the cores, so no figure here is the desk's alone, and none
can be compared with one of another machine. What can be compared is a figure with those of the same run:

- **bare Node, constant document** reads the form and answers it: what Node and this machine can do at all.
- **bare Node, signature, one INSERT** checks the signature, commits one INSERT, and answers: what no desk can do without.
- **the classic way** checks the signature, has the carrier ring an agent through its own library, writes down who was rung, and answers.

All answer the same document. Each webhook is a new customer's, signed, over a connection that is kept.`;
}
