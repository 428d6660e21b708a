import { figure, percent, table } from './tables.mjs';

/** @import { Idle } from '../measures/idle.mjs' */

/**
 * Tells what a desk costs on which nobody calls.
 *
 * @param {Idle} idle
 */
export function idleTable({ alone, consoles, withConsoles, told }) {
  const rows = /** @type {const} */ ([
    ['one process', alone],
    [`one process, ${consoles} consoles`, withConsoles],
  ]);
  return [
    table(
      ['', 'transactions/s', 'statements/s', 'server, of a core', 'database, of a core'],
      rows.map(([name, { transactions, statements, cpu }]) => [
        name,
        figure(transactions),
        figure(statements),
        percent(cpu?.['server'] ?? NaN),
        percent(cpu?.['database'] ?? NaN),
      ]),
    ),
    told
      ? `With ${consoles} consoles open, a console shows that one more customer waits ${figure(told.p50Ms)} ms after they call (50 %), ${figure(told.p99Ms)} ms (99 %).`
      : 'No console was told of a customer who called.',
  ].join('\n\n');
}
