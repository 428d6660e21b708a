import { setTimeout as pause } from 'node:timers/promises';
import { agentsSetting } from '../consoles/agents.mjs';
import { summaryOf } from '../latencies.mjs';
import { watch } from './rates.mjs';
import { countedWithinMs } from './statements.mjs';

/** @import { Workbench } from '../workbench.mjs' */
/** @import { Summary } from '../latencies.mjs' */
/** @import { Rates } from './rates.mjs' */

/**
 * @typedef {object} Idle
 * @property {Rates} alone a process to which nobody is connected
 * @property {number} consoles
 * @property {Rates} withConsoles
 * @property {Summary | null} told from a customer's call until a console shows that one more waits
 */

/**
 * What a desk costs on which nobody calls, and what its consoles add.
 *
 * @param {Workbench} bench
 * @param {{ name: string, url: string }} place a database
 * @returns {Promise<Idle>}
 */
export async function measureIdle(bench, place) {
  const consoles = bench.isQuick ? 3 : 100;
  const seconds = bench.isQuick ? 1 : 10;
  const settle = () => pause(bench.isQuick ? 500 : countedWithinMs);
  const env = { AGENTS: agentsSetting(consoles) };
  return bench.withApi({ databaseUrl: place.url, env }, async (api) => {
    await bench.carrier.ask('delay', { ms: 0 });
    await settle();
    const alone = await watch(bench, { api, database: place.name, seconds });
    await bench.consoles.ask('open', { origins: api.origins, count: consoles, habit: 'talk' });
    await settle();
    const withConsoles = await watch(bench, { api, database: place.name, seconds });
    const told = await howSoonTold(bench, consoles);
    return { alone, consoles, withConsoles, told: told.length > 0 ? summaryOf(told) : null };
  });
}

/**
 * What a desk costs on which nobody calls.
 *
 * @param {Workbench} bench
 * @param {{ name: string, url: string }} place a database
 */
export function measureAlone(bench, place) {
  return bench.withApi({ databaseUrl: place.url }, async (api) => {
    await pause(bench.isQuick ? 500 : 3_000);
    return watch(bench, { api, database: place.name, seconds: bench.isQuick ? 1 : 5 });
  });
}

/**
 * Has customers call one after the other, and compares when with when the consoles say so.
 *
 * @param {Workbench} bench
 * @param {number} consoles
 */
async function howSoonTold(bench, consoles) {
  /** @type {number[]} */
  const toldMs = [];
  for (let calls = 1; calls <= (bench.isQuick ? 1 : 5); calls += 1) {
    await bench.consoles.ask('take');
    const called = Date.now();
    await bench.carrier.ask('keep', { customers: calls });
    await pause(1_500);
    const { queue } = await bench.consoles.ask('take');
    // Each console is told; what it is told next is that somebody rings for the customer.
    const first = [...queue].sort((one, other) => one - other).slice(0, consoles);
    toldMs.push(...first.map((/** @type {number} */ moment) => moment - called));
  }
  return toldMs;
}
