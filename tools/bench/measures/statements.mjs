import { setTimeout as pause } from 'node:timers/promises';

/** @import { Workbench } from '../workbench.mjs' */

/**
 * @typedef {object} Statements
 * @property {number} webhooks that were sent
 * @property {number} perWebhook statements, with BEGIN and COMMIT, and with what its jobs do at once
 * @property {number} transactionsPerWebhook
 * @property {{ text: string, perWebhook: number, meanMs: number }[]} list the most frequent first
 */

/**
 * How long PostgreSQL's processes may keep what they have counted to themselves, in ms:
 * https://www.postgresql.org/docs/17/monitoring-stats.html
 */
export const countedWithinMs = 10_500;

/**
 * What the database is asked for one first webhook, and for the jobs that follow at once. It is
 * counted in short windows, each over before the first call is looked at again.
 *
 * @param {Workbench} bench
 * @param {{ name: string, url: string }} place a database
 * @returns {Promise<Statements>}
 */
export async function measureStatements(bench, place) {
  const windows = bench.isQuick ? 1 : 6;
  const settle = () => pause(bench.isQuick ? 200 : countedWithinMs);
  return bench.withApi({ databaseUrl: place.url }, async (api) => {
    await bench.carrier.ask('delay', { ms: 0 });
    await settle();
    const idle = await count(bench, place.name, () => pause(bench.isQuick ? 500 : 5_000));
    /** @type {Map<string, { calls: number, meanMs: number }>} */
    const sum = new Map();
    let webhooks = 0;
    const all = await count(bench, place.name, async () => {
      for (let window = 0; window < windows; window += 1) {
        const busy = await count(bench, place.name, async () => {
          const { latenciesMs } = await bench.generator.ask('run', {
            ...{ origins: api.origins, base: api.base, concurrency: 1, everyMs: 60 },
            ...{ warmUpSeconds: 0, seconds: 1.5, carrier: bench.carrierUrl },
          });
          webhooks += latenciesMs.length;
        });
        for (const { text, calls, meanMs } of busy.list) {
          const unasked = (idle.list.find((one) => one.text === text)?.calls ?? 0) / idle.seconds;
          const before = sum.get(text)?.calls ?? 0;
          sum.set(text, { calls: before + calls - unasked * busy.seconds, meanMs });
        }
        await bench.forgetCalls(place.url);
      }
      await settle();
    });
    const unasked = (idle.transactions / idle.seconds) * all.seconds;
    const list = [...sum].map(([text, { calls, meanMs }]) => ({
      ...{ text, meanMs },
      perWebhook: calls / webhooks,
    }));
    return {
      webhooks,
      perWebhook: list.reduce((total, { perWebhook }) => total + perWebhook, 0),
      transactionsPerWebhook: (all.transactions - unasked) / webhooks,
      list: list
        .filter(({ perWebhook }) => perWebhook > 0.05)
        .sort((one, other) => other.perWebhook - one.perWebhook),
    };
  });
}

/**
 * What the database has done while something else was done.
 *
 * @param {Workbench} bench
 * @param {string} database
 * @param {() => Promise<unknown>} meanwhile
 */
async function count(bench, database, meanwhile) {
  const { transactions: earlier } = await bench.database.counters(database);
  const known = new Map(
    (await bench.database.statements(database)).map(({ text, calls }) => [text, calls]),
  );
  const begun = performance.now();
  await meanwhile();
  const seconds = (performance.now() - begun) / 1_000;
  const now = await bench.database.statements(database);
  const { transactions } = await bench.database.counters(database);
  return {
    seconds,
    transactions: transactions - earlier,
    list: now
      .map(({ text, calls, meanMs }) => ({ text, meanMs, calls: calls - (known.get(text) ?? 0) }))
      .filter(({ calls }) => calls > 0),
  };
}
