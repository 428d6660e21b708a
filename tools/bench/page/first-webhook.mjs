import { figure, percent, table } from './tables.mjs';

/** @import { Column, Row } from '../measures/first-webhook.mjs' */

/**
 * Tells how many first webhooks each server answers, and what share that is of one INSERT.
 *
 * @param {readonly Row[]} rows
 */
export function firstWebhookTable(rows) {
  const columns = rows.find(({ id }) => id === 'baton1')?.columns ?? [];
  const head = ['server', ...columns.map(nameOf)];
  const insert = rows.find(({ id }) => id === 'b');
  const cells = (/** @type {(column: Column, wanted: Column) => string} */ show) =>
    rows.map(({ name, columns: measured }) => [
      name,
      ...columns.map((wanted) => {
        const column = find(measured, wanted);
        return column ? show(column, wanted) : '–';
      }),
    ]);
  return [
    'Webhooks per second, and in brackets the 99th percentile of the answer in ms:',
    table(
      head,
      cells((one) => {
        const failed = one.failures > 0 ? `, ${one.failures} failed` : '';
        return `${figure(one.perSecond)} (${figure(one.p99Ms)}${failed})`;
      }),
    ),
    'As a share of the one INSERT at the same concurrency, and in brackets its 99th percentile as a multiple:',
    table(
      head,
      cells((one, wanted) => {
        const other = insert && find(insert.columns, wanted);
        if (!other) return '–';
        return `${percent(one.perSecond / other.perSecond)} (${figure(one.p99Ms / other.p99Ms)} ×)`;
      }),
    ),
    'Who used the cores, at 16 at once, in shares of one core: the server / the database / the sender / the carrier:',
    table(
      ['server', ...columns.filter(({ concurrency }) => concurrency === 16).map(nameOf)],
      rows.map(({ name, columns: measured }) => [
        name,
        ...columns
          .filter(({ concurrency }) => concurrency === 16)
          .map((wanted) => {
            const cpu = find(measured, wanted)?.cpu;
            if (!cpu) return '–';
            return ['server', 'database', 'generator', 'carrier']
              .map((who) => percent(cpu[who] ?? 0))
              .join(' / ');
          }),
      ]),
    ),
  ].join('\n\n');
}

/** @param {Column} column */
const nameOf = ({ delayMs, concurrency }) => `${concurrency} at once, carrier ${delayMs} ms`;

/**
 * The column of the same load; what does not ask the carrier is measured once.
 *
 * @param {readonly Column[]} columns
 * @param {Column} wanted
 */
function find(columns, { delayMs, concurrency }) {
  const alike = columns.filter((one) => one.concurrency === concurrency);
  return alike.find((one) => one.delayMs === delayMs) ?? alike[0];
}
