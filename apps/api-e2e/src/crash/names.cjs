/*
 * What the crash matrix calls side effects. A name is the same in every run; ids and times are left
 * out.
 */

const { URLSearchParams } = require('node:url');

/** Names of jobs by their number, as the job queue told the process. */
const tasks = new Map();
/** What each job that this process took is. */
const taken = new Map();

/** Kept up by everybody all the time: not a part of any story. */
const housekeeping = ['sweep', 'desk_sweep', 'tab_silent', 'ring_deadline', 'grace_over'];

/** Names everything that a statement wrote. */
function namesOfStatement({ text, values, result }) {
  const rows = result?.rows ?? [];
  if (text.startsWith('SELECT take_in_calls(')) return rows.length > 0 ? intakesOf(values[0]) : [];
  if (text.startsWith('WITH saved AS')) return [...eventsOf(values[2]), ...jobsOf(values[4])];
  if (text.startsWith('SELECT change_jobs(')) return jobsOf(values[1]);
  if (text.includes('_private_tasks')) {
    for (const { id, identifier } of rows) tasks.set(String(id), identifier);
    return [];
  }
  if (text.includes('_private_jobs')) return jobStatement(text, values, rows);
  const name = nameOfRow(text, values, result);
  return name ? [name] : [];
}

/** What a statement takes as JSON. */
const jobsOf = (json) => JSON.parse(json).map(({ name }) => ({ kind: 'job', name }));
const eventsOf = (json) =>
  JSON.parse(json).map(({ line }) => ({ kind: 'event', name: line.event }));
const intakesOf = (json) =>
  JSON.parse(json).flatMap(({ line, jobs }) => [
    { kind: 'event', name: line.event },
    ...jobs.map(({ name }) => ({ kind: 'job', name })),
  ]);

/** Names the row that a statement wrote, or answers null. */
function nameOfRow(text, values, result) {
  if (text.startsWith('UPDATE call SET id = given.id')) return { kind: 'table', name: 'call' };
  const table = /^\s*(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"/i.exec(text)?.[1];
  if (!table || result?.rowCount === 0) return null;
  if (table !== 'call_event') return { kind: 'table', name: table };
  const event = valueOf('event', text, values);
  return valueOf('decision', text, values) === 'commanded'
    ? { kind: 'command', name: event }
    : { kind: 'event', name: event };
}

function jobStatement(text, values, rows) {
  if (/set\s+attempts|locked_at = now\(\)|update/i.test(text) && rows.length > 0) {
    return rows.map(({ id, task_id }) => {
      const name = tasks.get(String(task_id)) ?? 'unknown';
      taken.set(String(id), name);
      return { kind: 'taken', name };
    });
  }
  if (!/^\s*delete from/i.test(text)) return [];
  const ids = [values[0]].flat().map(String);
  return ids.map((id) => ({ kind: 'done', name: taken.get(id) ?? 'unknown' }));
}

/** The value that an INSERT gives to a column of its first row. */
function valueOf(column, text, values) {
  const [, columns = '', row = ''] = /\(([^)]*)\)\s*VALUES\s*\(([^)]*)\)/i.exec(text) ?? [];
  const place = columns.split(',').findIndex((each) => each.trim() === `"${column}"`);
  const parameter = /\$(\d+)/.exec(row.split(',')[place] ?? '')?.[1];
  return parameter ? values[Number(parameter) - 1] : undefined;
}

/**
 * Names what a committed transaction wrote that matters to a call. Jobs are taken, and noted as done,
 * several at a time: each is a side effect of its own, since which come together is chance.
 */
function namesOfTransaction(statements) {
  const of = (kind) => statements.flatMap((each) => (each.kind === kind ? [each.name] : []));
  const moved = statements.filter(({ kind }) => kind === 'taken' || kind === 'done');
  if (moved.length > 0) {
    return moved
      .filter(({ name }) => !housekeeping.includes(name))
      .map(({ kind, name }) => `job ${kind}: ${name}`);
  }
  const events = of('event').filter((name) => name !== undefined);
  const jobs = [...new Set(of('job'))].filter((name) => !housekeeping.includes(name));
  const tables = [...new Set(of('table'))].filter((name) => name !== 'agent_session');
  if (events.length + jobs.length + tables.length === 0) return [];
  const what = events.length > 0 ? events.join('+') : tables.join('+') || 'heartbeat';
  return [
    jobs.length > 0 ? `commit: ${what}, asks for ${jobs.sort().join(' ')}` : `commit: ${what}`,
  ];
}

/** Names a request to the carrier. */
function nameOfRequest(path, body) {
  if (path.endsWith('/UserDefinedMessageSubscriptions.json')) return 'carrier: listens to a page';
  const form = new URLSearchParams(body);
  const resource = /(Calls|Conferences|Participants)(\/\w+)?\.json/.exec(path);
  const purpose = /purpose=(\w+)/.exec(form.get('To') ?? '')?.[1];
  if (purpose) return `carrier: rings for ${purpose}`;
  const change = ['Status', 'Hold', 'Url', 'EndConferenceOnExit']
    .filter((field) => form.has(field))
    .map((field) => (field === 'Url' ? 'redirects' : `${field}=${form.get(field)}`));
  return `carrier: ${resource?.[1] ?? path} ${change.join(' ')}`.trim();
}

module.exports = { nameOfRequest, namesOfStatement, namesOfTransaction };
