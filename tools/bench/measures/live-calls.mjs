import { setTimeout as pause } from 'node:timers/promises';
import { agentsSetting } from '../consoles/agents.mjs';
import { askDatabase } from '../database.mjs';
import { summaryOf } from '../latencies.mjs';
import { watch } from './rates.mjs';

/** @import { Api } from '../desk/api.mjs' */
/** @import { Workbench } from '../workbench.mjs' */
/** @import { Summary } from '../latencies.mjs' */
/** @import { Rates } from './rates.mjs' */

/**
 * @typedef {object} LiveCalls
 * @property {'waiting' | 'talking'} doing
 * @property {number} calls
 * @property {number} delayMs of the carrier
 * @property {number} found how many of them the desk has stored as doing that
 * @property {number} consoles that are signed in
 * @property {Rates} rates
 * @property {Summary | null} firstWebhook of ten customers a second who call meanwhile
 * @property {number} heapMb what the process keeps, in MB
 * @property {number} heapPerCallKb what each call adds to it, in kB
 */

const talkingStates = `'connected', 'held'`;

/** How long the carrier takes to answer, in ms, and how long at last, with the most calls. */
const usualDelayMs = 60;
const longDelayMs = 200;

/**
 * What calls cost while nothing happens to them but that they go on.
 *
 * @param {Workbench} bench
 * @param {{ name: string, url: string }} place a database
 * @param {{ waiting: readonly number[], talking: readonly number[], isLongToo: boolean }} levels how
 *   many calls at once, and whether the most of them also with a carrier that takes long
 * @returns {Promise<LiveCalls[]>}
 */
export async function measureLiveCalls(bench, place, levels) {
  /** @type {LiveCalls[]} */
  const measured = [];
  for (const doing of /** @type {const} */ (['waiting', 'talking'])) {
    if (levels[doing].length === 0) continue;
    const env = {
      AGENTS: agentsSetting(Math.max(1, ...levels.talking)),
      // Nobody is asked whether they want to wait on.
      QUEUE_LIMIT_SECONDS: '0',
    };
    await bench.withApi({ databaseUrl: place.url, env }, async (api) => {
      const emptyBytes = await heapOf(api);
      const most = levels[doing].at(-1) ?? 0;
      const steps = levels[doing].map((calls) => ({ calls, delayMs: usualDelayMs }));
      if (levels.isLongToo) steps.push({ calls: most, delayMs: longDelayMs });
      for (const { calls, delayMs } of steps) {
        await bench.carrier.ask('delay', { ms: delayMs });
        const one = await measureLevel(bench, { api, place, doing, calls, delayMs });
        const addedBytes = one.heapMb * 2 ** 20 - emptyBytes;
        measured.push({ ...one, heapPerCallKb: addedBytes / calls / 1024 });
        bench.say(
          `  ${calls} ${doing}, carrier ${delayMs} ms: ${one.rates.requests.toFixed(1)} carrier requests/s`,
        );
      }
    });
    await bench.forgetCalls(place.url);
  }
  return measured;
}

/**
 * @param {Workbench} bench
 * @param {{ api: Api, place: { name: string, url: string }, doing: 'waiting' | 'talking',
 *   calls: number, delayMs: number }} level
 */
async function measureLevel(bench, { api, place, doing, calls, delayMs }) {
  const { origins } = api;
  const consoles = doing === 'talking' ? calls : 0;
  if (consoles > 0) await bench.consoles.ask('open', { origins, count: consoles, habit: 'talk' });
  await bench.carrier.ask('keep', { customers: calls });
  await untilAll(place.url, doing, calls);
  // What follows from the last call's beginning.
  await pause(bench.isQuick ? 500 : 3_000);
  const seconds = bench.isQuick ? 2 : 6;
  const rates = await watch(bench, { api, database: place.name, seconds });
  const found = await count(place.url, doing);
  const { latenciesMs } = await bench.generator.ask('run', {
    ...{ origins, base: api.base, concurrency: 1, everyMs: 100, hangUp: true },
    ...{ warmUpSeconds: 0, seconds: bench.isQuick ? 1 : 3, carrier: bench.carrierUrl },
  });
  return {
    ...{ doing, calls, delayMs, found, consoles, rates },
    firstWebhook: latenciesMs.length > 0 ? summaryOf(latenciesMs) : null,
    heapMb: (await heapOf(api)) / 2 ** 20,
  };
}

/** @param {Api} api */
async function heapOf(api) {
  const memory = await Promise.all(api.processes.map((one) => one.ask('memory')));
  return memory.reduce((sum, { heapUsed, external }) => sum + heapUsed + external, 0);
}

/**
 * @param {string} url
 * @param {'waiting' | 'talking'} doing
 */
async function count(url, doing) {
  const states = doing === 'waiting' ? `'queued', 'offering'` : talkingStates;
  const sql = `SELECT count(*) AS calls FROM call WHERE ended_at IS NULL AND state IN (${states})`;
  const [row] = await askDatabase(url, sql);
  return Number(row.calls);
}

/**
 * Waits until all of them are where they ought to be, but not for ever: how many are is told.
 *
 * @param {string} url
 * @param {'waiting' | 'talking'} doing
 * @param {number} calls
 */
async function untilAll(url, doing, calls) {
  const giveUpMs = performance.now() + 60_000;
  while (performance.now() < giveUpMs && (await count(url, doing)) < calls) await pause(250);
}
