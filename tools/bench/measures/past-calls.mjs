import { askDatabase } from '../database.mjs';
import { plansOf } from '../plans.mjs';
import { measureDesk } from './first-webhook.mjs';
import { measureAlone } from './idle.mjs';
import { measureLifeCycles } from './life-cycles.mjs';
import { measureLiveCalls } from './live-calls.mjs';

/** @import { Workbench } from '../workbench.mjs' */
/** @import { Plan } from '../plans.mjs' */
/** @import { LifeCycles } from './life-cycles.mjs' */
/** @import { LiveCalls } from './live-calls.mjs' */

/**
 * @typedef {object} PastCalls
 * @property {number} calls that are stored and over
 * @property {string} size of the database
 * @property {Figures | null} empty null in a quick run, which compares nothing
 * @property {Figures} full
 * @property {Plan[]} plans of what the desk asks most
 */

/**
 * What is compared.
 *
 * @typedef {object} Figures
 * @property {number} webhooks16 first webhooks in a second, 16 at once
 * @property {number} webhooks64
 * @property {number} wholeCalls in a second
 * @property {number} liveStatements in a second, with 100 calls waiting
 * @property {number} liveCpu of a core, the server and the database, with 100 calls waiting
 * @property {number} idleStatements in a second
 */

/** One call ended each minute, for 694 days: no longer ago than calls are kept. */
const fill = (/** @type {number} */ calls) => [
  // What is stored here is whole: nobody has to look for what it refers to.
  'SET session_replication_role = replica',
  `CREATE TEMP TABLE past AS
     SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid AS id,
            ('00000000-0000-4000-9000-' || lpad(to_hex(i), 12, '0'))::uuid AS leg, 'CA' || md5('call' || i) AS sid,
            now() - interval '1 day' - i * interval '1 minute' AS at, i
       FROM generate_series(1, ${calls}) AS i`,
  `INSERT INTO call (id, customer_sid, customer_number, room_sid, state, state_since, outcome,
                     owner_leg_id, owner_agent_id, version, started_at, ended_at)
     SELECT id, sid, '+1202' || lpad((i % 10000000)::text, 7, '0'), 'CF' || md5('room' || i), 'ended',
            at + interval '5 minutes', 'customer-hung-up', leg, 'agent0001', 20, at,
            at + interval '5 minutes' FROM past`,
  `INSERT INTO leg (id, call_id, agent_id, purpose, sid, created_at, dialed_at, answered_at, joined_at,
                    met_customer_at, ended_at, gone_at, outcome, end_kind)
     SELECT leg, id, 'agent' || lpad((i % 50 + 1)::text, 4, '0'), 'offer', 'CA' || md5('leg' || i),
            at, at, at, at, at, at + interval '5 minutes', at + interval '5 minutes', 'left',
            'customer-hung-up' FROM past`,
  `INSERT INTO transfer (id, call_id, mode, from_agent_id, target_agent_id, started_at, ended_at, outcome)
     SELECT leg, id, 'consult', 'agent0001', 'agent0002', at, at, 'canceled'
       FROM past WHERE i % 3 = 0`,
  // Timelines are kept for 90 days.
  `INSERT INTO call_event (call_id, report_key, event, details, decision, cause, at)
     SELECT id, sid || '/past/' || n, 'customer_status', '{"status": "in-progress"}', 'noted',
            'webhook:status', at FROM past, generate_series(1, 12) AS n WHERE i < 90 * 24 * 60`,
  'ANALYZE',
  'CHECKPOINT',
];

/**
 * The same figures without and with a million calls that are over.
 *
 * @param {Workbench} bench
 * @param {Known} known what has been measured without them before, in the same run
 * @returns {Promise<PastCalls>}
 */
export async function measurePastCalls(bench, known) {
  const calls = bench.isQuick ? 1_000 : 1_000_000;
  const empty = bench.isQuick
    ? null
    : await bench.inDatabase((place) => figuresOf(bench, place, known));
  return bench.inDatabase(async (place) => {
    // It makes the tables.
    await bench.withApi({ databaseUrl: place.url }, async () => {});
    bench.say(`  storing ${calls} calls …`);
    await askDatabase(place.url, fill(calls).join(';\n'));
    const [row] = await askDatabase(
      place.url,
      'SELECT pg_size_pretty(pg_database_size(current_database())) AS size',
    );
    const full = await figuresOf(bench, place);
    const plans = await plansOf(place.url, await bench.database.statements(place.name));
    return { calls, size: String(row.size), empty, full, plans };
  });
}

/** @typedef {{ lifeCycles?: LifeCycles[], liveCalls?: LiveCalls[] }} Known */

/**
 * @param {Workbench} bench
 * @param {{ name: string, url: string }} place
 * @param {Known} [known]
 * @returns {Promise<Figures>}
 */
async function figuresOf(bench, place, known = {}) {
  const columns = await measureDesk(bench, place, { concurrencies: [16, 64], delays: [0] });
  const [cycles] = known.lifeCycles ?? (await measureLifeCycles(bench, place, [0]));
  const calls = bench.isQuick ? 3 : 100;
  const levels = { waiting: [calls], talking: [], isLongToo: false };
  const lives = known.liveCalls ?? (await measureLiveCalls(bench, place, levels));
  const live = lives.find((one) => one.doing === 'waiting' && one.calls === calls);
  const idle = await measureAlone(bench, place);
  const { cpu } = live?.rates ?? {};
  return {
    webhooks16: columns[0]?.perSecond ?? NaN,
    webhooks64: columns[1]?.perSecond ?? NaN,
    wholeCalls: cycles?.perSecond ?? NaN,
    liveStatements: live?.rates.statements ?? NaN,
    liveCpu: (cpu?.['server'] ?? NaN) + (cpu?.['database'] ?? NaN),
    idleStatements: idle.statements,
  };
}
