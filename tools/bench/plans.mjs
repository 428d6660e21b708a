import pg from 'pg';

/**
 * How the database finds what a statement is about.
 *
 * @typedef {object} Plan
 * @property {string} text of the statement
 * @property {number} calls
 * @property {number} meanMs
 * @property {string[]} ways such as `leg by legs_of_call`, or `leg, all of it`
 */

/** The tables that grow with every call. */
const growing = new Set(['call', 'leg', 'transfer', 'call_event', 'customer_request']);

/** So many statements, those that took the most time, are told. */
const most = 25;

/**
 * The plans of the statements about tables that grow, those that took the most time first.
 *
 * @param {string} url of the database
 * @param {readonly { text: string, calls: number, meanMs: number, totalMs: number }[]} statements
 * @returns {Promise<Plan[]>}
 */
export async function plansOf(url, statements) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  /** @type {Plan[]} */
  const plans = [];
  try {
    const longest = [...statements].sort((one, other) => other.totalMs - one.totalMs);
    for (const { text, calls, meanMs } of longest) {
      if (plans.length === most) break;
      if (!/^\s*(SELECT|WITH|UPDATE|DELETE|INSERT)\b/i.test(text) || text.includes('past'))
        continue;
      // Values are placeholders in what was counted, and a plan is made without them.
      const explained = await client
        .query(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`)
        .catch(() => null);
      if (!explained) continue;
      const ways = waysOf(explained.rows[0]['QUERY PLAN'][0].Plan);
      if (ways.length > 0) plans.push({ text, calls, meanMs, ways });
    }
  } finally {
    await client.end();
  }
  return plans;
}

/**
 * How the tables that grow are looked into.
 *
 * @param {Record<string, any>} node of a plan, as EXPLAIN tells it
 * @returns {string[]}
 */
export function waysOf(node) {
  const inside = (node['Plans'] ?? []).flatMap(waysOf);
  const [relation, index] = [node['Relation Name'], node['Index Name']];
  const type = node['Node Type'];
  if (type === 'Bitmap Index Scan') return [`by ${index}`, ...inside];
  if (!growing.has(relation) || type === 'ModifyTable') return inside;
  if (type === 'Bitmap Heap Scan') return [`${relation} ${inside.join(' and ')}`];
  return [index ? `${relation} by ${index}` : `${relation}, all of it`, ...inside];
}
