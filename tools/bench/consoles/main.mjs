import { Pool } from 'undici';
import { answerTo } from '../answering.mjs';
import { agentIds } from './agents.mjs';
import { Console } from './console.mjs';

/* The process of the agents' consoles. */

/** How many sign in at once. */
const atOnce = 8;

/** @type {Console[]} */
let consoles = [];
/** @type {Pool[]} */
let pools = [];
/** @type {Record<'queue' | 'wish' | 'refused', number[]>} */
let noted = { queue: [], wish: [], refused: [] };

/** @param {{ origins: string[], count: number, habit: import('./console.mjs').Habit }} order */
async function open({ origins, count, habit }) {
  pools = origins.map((origin) => new Pool(origin, { connections: 64 }));
  consoles = agentIds(count).map((id, index) => {
    const place = index % origins.length;
    const [origin, pool] = [String(origins[place]), /** @type {Pool} */ (pools[place])];
    return new Console({ id, origin, pool, habit, note: (what, ms) => noted[what].push(ms) });
  });
  const waiting = [...consoles];
  const line = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next.open();
  };
  await Promise.all(Array.from({ length: atOnce }, line));
}

async function close() {
  for (const one of consoles.splice(0)) one.close();
  await Promise.all(pools.map((pool) => pool.destroy()));
}

answerTo({
  open,
  close,
  /** What they have seen and wished since this was asked last; moments are by this process's clock. */
  take: () => {
    const taken = { ...noted, now: performance.now() };
    noted = { queue: [], wish: [], refused: [] };
    return taken;
  },
});
