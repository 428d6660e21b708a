import { figure, table } from './tables.mjs';
import { inTable } from './statements.mjs';

/** @import { Figures, PastCalls } from '../measures/past-calls.mjs' */

const words = /** @type {const} */ ([
  ['webhooks16', 'first webhooks per second, 16 at once'],
  ['webhooks64', 'first webhooks per second, 64 at once'],
  ['wholeCalls', 'whole calls per second'],
  ['liveStatements', 'statements per second, 100 calls waiting'],
  ['liveCpu', 'cores used by server and database, 100 calls waiting'],
  ['idleStatements', 'statements per second, idle'],
]);

/**
 * Tells what a million calls that are over change.
 *
 * @param {PastCalls} past
 */
export function pastCallsTable({ calls, size, empty, full, plans }) {
  return [
    `The same desk with ${calls.toLocaleString('en-US')} calls stored that are over, one for each minute, with their legs, transfers, and timelines of 90 days: ${size}.`,
    table(
      ['', 'empty', 'full', 'full / empty'],
      words.map(([name, what]) => [
        what,
        figure(empty?.[name] ?? NaN),
        figure(full[name]),
        figure(full[name] / (empty?.[name] ?? NaN)),
      ]),
    ),
    'How the database finds what it is asked for, in the statements that took the most time:',
    table(
      ['statement', 'way', 'mean ms'],
      plans.map(({ text, ways, meanMs }) => [inTable(text), ways.join('; '), figure(meanMs)]),
    ),
  ].join('\n\n');
}
