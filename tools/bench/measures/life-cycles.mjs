import { setTimeout as pause } from 'node:timers/promises';
import { agentsSetting } from '../consoles/agents.mjs';
import { askDatabase } from '../database.mjs';
import { summaryOf } from '../latencies.mjs';
import { measureInserts } from './first-webhook.mjs';
import { watch } from './rates.mjs';

/** @import { Workbench } from '../workbench.mjs' */
/** @import { Summary } from '../latencies.mjs' */
/** @import { Rates } from './rates.mjs' */

/**
 * @typedef {object} LifeCycles
 * @property {number} delayMs of the carrier
 * @property {number} customers who are on the line at once
 * @property {number} agents
 * @property {number} inserts that a server commits in a second which does nothing else
 * @property {number} perSecond calls that were handed over and ended by an agent
 * @property {number} othersPerSecond calls that ended in any other way: there should be none
 * @property {Summary | null} ringOrder from the first webhook until the carrier is told to ring
 * @property {Summary | null} wish what an agent's button takes to be answered
 * @property {number} refused buttons that came too late
 * @property {number} failed buttons that were answered with an error, and pressed again
 * @property {number} statements for one call, beyond what the desk does without calls
 * @property {number} transactions
 * @property {number} requests of the carrier, for one call
 * @property {Rates} rates
 * @property {Rates} idle the same desk and its consoles, before the first call
 */

/**
 * Whole calls, one after the other on so many lines: the customer calls, waits, an agent answers,
 * holds, consults a colleague, completes; the colleague ends the call.
 *
 * @param {Workbench} bench
 * @param {{ name: string, url: string }} place a database
 * @param {readonly number[]} delaysMs of the carrier
 * @returns {Promise<LifeCycles[]>}
 */
export async function measureLifeCycles(bench, place, delaysMs) {
  const [customers, agents] = bench.isQuick ? [2, 6] : [16, 48];
  const env = { AGENTS: agentsSetting(agents) };
  const inserts = await measureInserts(bench);
  return bench.withApi({ databaseUrl: place.url, env }, async (api) => {
    await bench.carrier.ask('delay', { ms: 0 });
    await bench.consoles.ask('open', { origins: api.origins, count: agents, habit: 'hand-over' });
    const idleSeconds = bench.isQuick ? 1 : 6;
    if (!bench.isQuick) await pause(1_000);
    const idle = await watch(bench, { api, database: place.name, seconds: idleSeconds });
    /** @type {LifeCycles[]} */
    const measured = [];
    for (const delayMs of delaysMs) {
      await bench.carrier.ask('delay', { ms: delayMs });
      await bench.carrier.ask('keep', { customers });
      await pause(bench.isQuick ? 2_000 : 5_000);
      measured.push({
        inserts,
        delayMs,
        customers,
        agents,
        idle,
        ...(await cycles(bench, { api, place, idle })),
      });
      await bench.carrier.ask('keep', { customers: 0 });
      await untilNobodyCalls(place.url);
      bench.say(`  carrier ${delayMs} ms: ${measured.at(-1)?.perSecond.toFixed(1)} whole calls/s`);
    }
    return measured;
  });
}

/**
 * @param {Workbench} bench
 * @param {{ api: import('../desk/api.mjs').Api, place: { name: string, url: string }, idle: Rates }} desk
 */
async function cycles(bench, { api, place, idle }) {
  const seconds = bench.isQuick ? 3 : 10;
  await bench.consoles.ask('take');
  await bench.carrier.ask('customers');
  const before = await ended(place.url);
  const rates = await watch(bench, { api, database: place.name, seconds });
  const after = await ended(place.url);
  const { ringOrderedMs } = await bench.carrier.ask('customers');
  const { wish, refused, failed } = await bench.consoles.ask('take');
  const perSecond = (after.handedOver - before.handedOver) / rates.seconds;
  return {
    perSecond,
    othersPerSecond: (after.others - before.others) / rates.seconds,
    ringOrder: ringOrderedMs.length > 0 ? summaryOf(ringOrderedMs) : null,
    wish: wish.length > 0 ? summaryOf(wish) : null,
    refused: refused.length,
    failed: failed.length,
    statements: (rates.statements - idle.statements) / perSecond,
    transactions: (rates.transactions - idle.transactions) / perSecond,
    requests: rates.requests / perSecond,
    rates,
  };
}

/**
 * How many calls have ended, as the desk has stored it.
 *
 * @param {string} url
 */
async function ended(url) {
  const [row] = await askDatabase(
    url,
    `SELECT count(*) FILTER (WHERE whole) AS handed_over, count(*) FILTER (WHERE NOT whole) AS others
       FROM (SELECT outcome = 'agent-ended' AND EXISTS (
                      SELECT FROM transfer
                       WHERE call_id = call.id AND transfer.outcome = 'completed') AS whole
               FROM call WHERE ended_at > now() - interval '12 hours') AS call`,
  );
  return { handedOver: Number(row.handed_over), others: Number(row.others) };
}

/** @param {string} url */
async function untilNobodyCalls(url) {
  for (let tries = 0; tries < 100; tries += 1) {
    const [row] = await askDatabase(
      url,
      'SELECT count(*) AS calls FROM call WHERE ended_at IS NULL',
    );
    if (Number(row.calls) === 0) return;
    await pause(100);
  }
}
