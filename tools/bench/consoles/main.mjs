import { Pool } from 'undici';
import { answerTo } from '../answering.mjs';
import { agentIds } from './agents.mjs';
import { Console } from './console.mjs';

/* The process of the agents' consoles. */

/**
 * A connection that nobody has used for so long, in ms, is given up: the desk closes it after 5 s,
 * and one that is busy may do so just when it is used.
 */
const kept = { connections: 64, keepAliveMaxTimeout: 1_000 };

/** How many sign in at once. */
const atOnce = 8;

/** @type {Console[]} */
const consoles = [];
/** @type {Pool[]} */
let pools = [];
/** @returns {Record<import('./console.mjs').Noted, number[]>} */
const nothing = () => ({ queue: [], wish: [], refused: [], failed: [] });
let noted = nothing();

/**
 * Opens so many consoles in all: those that are open stay so.
 *
 * @param {{ origins: string[], count: number, habit: import('./console.mjs').Habit }} order
 */
async function open({ origins, count, habit }) {
  if (pools.length === 0) pools = origins.map((origin) => new Pool(origin, kept));
  const more = agentIds(count)
    .slice(consoles.length)
    .map((id, index) => {
      const place = index % origins.length;
      const [origin, pool] = [String(origins[place]), /** @type {Pool} */ (pools[place])];
      return new Console({ id, origin, pool, habit, note: (what, ms) => noted[what].push(ms) });
    });
  consoles.push(...more);
  const line = async () => {
    for (let next = more.shift(); next; next = more.shift()) await next.open();
  };
  await Promise.all(Array.from({ length: atOnce }, line));
}

async function close() {
  for (const one of consoles.splice(0)) one.close();
  await Promise.all(pools.splice(0).map((pool) => pool.destroy()));
}

answerTo({
  open,
  close,
  /** What they have seen and wished since this was asked last. */
  take: () => {
    const taken = noted;
    noted = nothing();
    return taken;
  },
});
