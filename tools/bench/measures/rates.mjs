import { setTimeout as pause } from 'node:timers/promises';
import { summaryOf } from '../latencies.mjs';

/** @import { Workbench } from '../workbench.mjs' */
/** @import { Api } from '../desk/api.mjs' */

/**
 * What a desk costs for a while.
 *
 * @typedef {object} Rates
 * @property {number} seconds
 * @property {number} transactions in a second
 * @property {number} statements in a second
 * @property {number} requests of the carrier, in a second
 * @property {Record<string, number>} byKind the same, by the kind of request
 * @property {number} mostAtOnce requests that were under way at the carrier at once
 * @property {number} webhooks in a second
 * @property {number | null} webhookP99Ms null where none was sent
 * @property {string[]} failures of webhooks
 * @property {Record<string, number> | null} cpu
 */

/**
 * Watches a desk for a while, and counts what it does.
 *
 * @param {Workbench} bench
 * @param {{ api: Api, database: string, seconds: number, meanwhile?: () => Promise<unknown> }} what
 *   `meanwhile` is done at the same time, and waited for
 * @returns {Promise<Rates>}
 */
export async function watch(bench, { api, database, seconds, meanwhile }) {
  await bench.carrier.ask('counts');
  const before = await bench.database.counters(database);
  const usedCpu = bench.watchCpu(api.processes);
  const begun = performance.now();
  await Promise.all([pause(seconds * 1_000), meanwhile?.()]);
  const passed = (performance.now() - begun) / 1_000;
  const cpu = usedCpu();
  const after = await bench.database.counters(database);
  const { total, byKind, mostAtOnce, latenciesMs, failures } = await bench.carrier.ask('counts');
  const perSecond = (/** @type {number} */ count) => count / passed;
  return {
    seconds: passed,
    transactions: perSecond(after.transactions - before.transactions),
    statements: perSecond(after.statements - before.statements),
    requests: perSecond(total),
    byKind: Object.fromEntries(
      Object.entries(byKind).map(([kind, count]) => [kind, perSecond(Number(count))]),
    ),
    mostAtOnce,
    webhooks: perSecond(latenciesMs.length),
    webhookP99Ms: latenciesMs.length > 0 ? summaryOf(latenciesMs).p99Ms : null,
    failures,
    cpu,
  };
}
