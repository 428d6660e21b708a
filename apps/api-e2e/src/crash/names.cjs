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
const housekeeping = ['sweep', 'tab_silent', 'ring_deadline', 'grace_over'];

/** Names what a statement wrote, or answers null. */
function nameOfStatement({ text, values, result }) {
  const rows = result?.rows ?? [];
  if (text.includes('_private_tasks')) {
    for (const { id, identifier } of rows) tasks.set(String(id), identifier);
    return null;
  }
  if (text.includes('graphile_worker.add_job(')) return { kind: 'job', name: values[0] };
  if (text.includes('_private_jobs')) return jobStatement(text, values, rows);
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
    const names = rows.map(({ id, task_id }) => {
      const name = tasks.get(String(task_id)) ?? 'unknown';
      taken.set(String(id), name);
      return name;
    });
    return { kind: 'taken', name: names.join('+') };
  }
  if (!/^\s*delete from/i.test(text)) return null;
  const ids = [values[0]].flat().map(String);
  const names = ids.map((id) => taken.get(id) ?? 'unknown');
  return { kind: 'done', name: names.join('+') };
}

/** The value that an INSERT gives to a column of its first row. */
function valueOf(column, text, values) {
  const [, columns = '', row = ''] = /\(([^)]*)\)\s*VALUES\s*\(([^)]*)\)/i.exec(text) ?? [];
  const place = columns.split(',').findIndex((each) => each.trim() === `"${column}"`);
  const parameter = /\$(\d+)/.exec(row.split(',')[place] ?? '')?.[1];
  return parameter ? values[Number(parameter) - 1] : undefined;
}

/**
 * Names a committed transaction, or answers null for one that wrote nothing that matters to a call.
 */
function nameOfTransaction(statements) {
  const of = (kind) => statements.flatMap((each) => (each.kind === kind ? [each.name] : []));
  const [job] = [...of('taken'), ...of('done')];
  if (job !== undefined) {
    if (housekeeping.includes(job)) return null;
    return `job ${of('taken').length > 0 ? 'taken' : 'done'}: ${job}`;
  }
  const events = of('event').filter((name) => name !== undefined);
  const jobs = [...new Set(of('job'))].filter((name) => !housekeeping.includes(name));
  const tables = [...new Set(of('table'))].filter((name) => name !== 'agent_session');
  if (events.length + jobs.length + tables.length === 0) return null;
  const what = events.length > 0 ? events.join('+') : tables.join('+') || 'heartbeat';
  return jobs.length > 0 ? `commit: ${what}, asks for ${jobs.sort().join(' ')}` : `commit: ${what}`;
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

module.exports = { nameOfRequest, nameOfStatement, nameOfTransaction };
