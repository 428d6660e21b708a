import { join } from 'node:path';
import { freePort } from '../../ports.mjs';
import { summaryOf } from '../latencies.mjs';
import { startProcess } from '../process.mjs';
import { untilListening } from '../workbench.mjs';

/** @import { Workbench } from '../workbench.mjs' */

/** How many webhooks are under way at once. */
const concurrenciesOfAll = [1, 16, 64];

/** What is known of a load under which nothing was answered. */
const nothing = { count: 0, p50Ms: NaN, p99Ms: NaN };

/** How long the carrier takes to answer, in ms. */
const carrierDelaysMs = [0, 60];

/**
 * @typedef {object} Column one server under one load
 * @property {number} delayMs of the carrier
 * @property {number} concurrency
 * @property {number} perSecond webhooks that were answered with a document
 * @property {number} p50Ms
 * @property {number} p99Ms
 * @property {number} failures
 * @property {Record<string, number> | null} cpu
 */

/** @typedef {{ id: string, name: string, columns: Column[] }} Row */

/** @typedef {{ pid: number }} Pid */

/**
 * @typedef {object} Server
 * @property {string} base
 * @property {string[]} origins
 * @property {readonly Pid[]} processes
 */

const baselines = [
  { id: 'a', name: 'bare Node, constant document', script: 'constant.mjs', delays: [0] },
  { id: 'b', name: 'bare Node, signature, one INSERT', script: 'one-insert.mjs', delays: [0] },
  { id: 'c', name: 'the classic way', script: 'classic.mjs', delays: carrierDelaysMs },
];

/**
 * How many first webhooks of new customers each server answers, in turn.
 *
 * @param {Workbench} bench
 * @returns {Promise<Row[]>}
 */
export async function measureFirstWebhook(bench) {
  /** @type {Row[]} */
  const rows = [];
  for (const { id, name, script, delays } of baselines) {
    const columns = await withBaseline(bench, script, (server) => run(bench, server, { delays }));
    rows.push({ id, name, columns });
    bench.say(`  ${name}: done`);
  }
  for (const processes of [1, 2]) {
    const name = processes === 1 ? 'Baton' : `Baton, ${processes} processes`;
    for (const hangUp of processes === 1 ? [false, true] : [false]) {
      const columns = await bench.inDatabase((place) =>
        measureDesk(bench, place, { delays: carrierDelaysMs, processes, hangUp }),
      );
      const id = `baton${processes}${hangUp ? '-ended' : ''}`;
      rows.push({ id, name: hangUp ? `${name}, each call ended right after` : name, columns });
      bench.say(`  ${id}: done`);
    }
  }
  return rows;
}

/**
 * How many first webhooks the desk answers.
 *
 * @param {Workbench} bench
 * @param {{ url: string }} place a database
 * @param {{ delays: readonly number[], concurrencies?: readonly number[], processes?: number,
 *   hangUp?: boolean }} load
 */
export function measureDesk(bench, { url }, { processes = 1, ...load }) {
  return bench.withApi({ databaseUrl: url, processes }, (api) =>
    run(bench, api, { ...load, desk: url }),
  );
}

/**
 * How many INSERTs a second a server commits that does nothing else, 16 at once: what other figures
 * are compared with.
 *
 * @param {Workbench} bench
 */
export async function measureInserts(bench) {
  const load = { delays: [0], concurrencies: [16] };
  const columns = await withBaseline(bench, 'one-insert.mjs', (server) => run(bench, server, load));
  return columns[0]?.perSecond ?? NaN;
}

/**
 * @template T
 * @param {Workbench} bench
 * @param {string} script
 * @param {(server: Server) => Promise<T>} work
 */
function withBaseline(bench, script, work) {
  return bench.inDatabase(async ({ url }) => {
    const port = await freePort();
    const server = startProcess({
      name: script.replace('.mjs', ''),
      script: join(import.meta.dirname, '..', 'servers', script),
      env: { PORT: String(port), DATABASE_URL: url, TWILIO_API_BASE_URL: bench.carrierUrl },
    });
    try {
      await Promise.race([untilListening(port), server.died]);
      const base = `http://127.0.0.1:${port}`;
      return await work({ base, origins: [base], processes: [server] });
    } finally {
      await server.stop();
      await bench.carrier.ask('forget');
    }
  });
}

/**
 * @typedef {object} Load
 * @property {readonly number[]} delays of the carrier, in ms
 * @property {readonly number[]} [concurrencies]
 * @property {boolean} [hangUp] each customer hangs up as soon as they are answered
 * @property {string} [desk] the address of the desk's database
 */

/**
 * @param {Workbench} bench
 * @param {Server} server
 * @param {Load} load
 */
async function run(bench, server, load) {
  const [warmUpSeconds, seconds] = bench.isQuick ? [0.2, 0.5] : [0.8, 3.2];
  /** @type {Column[]} */
  const columns = [];
  for (const delayMs of load.delays) {
    for (const concurrency of load.concurrencies ?? concurrenciesOfAll) {
      await bench.carrier.ask('delay', { ms: delayMs });
      const usedCpu = bench.watchCpu(server.processes);
      const { latenciesMs, failures } = await bench.generator.ask('run', {
        ...{ origins: server.origins, base: server.base, concurrency, warmUpSeconds, seconds },
        ...{ hangUp: load.hangUp, ...(load.desk && { carrier: bench.carrierUrl }) },
      });
      // A quick run on a busy machine may end before the first answer.
      const { count, p50Ms, p99Ms } = latenciesMs.length > 0 ? summaryOf(latenciesMs) : nothing;
      columns.push({
        ...{ delayMs, concurrency, perSecond: count / seconds, p50Ms, p99Ms, failures },
        cpu: usedCpu(),
      });
      // The calls of one column are not the next one's.
      if (load.desk) await bench.forgetCalls(load.desk);
    }
  }
  return columns;
}
