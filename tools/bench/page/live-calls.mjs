import { figure, percent, table } from './tables.mjs';

/** @import { LiveCalls } from '../measures/live-calls.mjs' */

/**
 * Tells what calls cost that only go on.
 *
 * @param {readonly LiveCalls[]} measured
 */
export function liveCallsTable(measured) {
  return [
    '"Goal" is 2 requests a second and 0.1 for each call. The first webhook is that of ten more customers a second.',
    table(
      [
        'calls',
        'carrier, ms',
        'carrier requests/s',
        'goal',
        'most at once',
        'transactions/s',
        'statements/s',
        'server',
        'database',
        'first webhook 50 % / 99 %',
        'memory for each call',
      ],
      measured.map((one) => [
        `${figure(one.calls)} ${one.doing}${one.found < one.calls ? ` (${one.found} found)` : ''}`,
        figure(one.delayMs),
        figure(one.rates.requests),
        figure(2 + one.calls / 10),
        figure(one.rates.mostAtOnce),
        figure(one.rates.transactions),
        figure(one.rates.statements),
        percent(one.rates.cpu?.['server'] ?? NaN),
        percent(one.rates.cpu?.['database'] ?? NaN),
        one.firstWebhook
          ? `${figure(one.firstWebhook.p50Ms)} / ${figure(one.firstWebhook.p99Ms)} ms`
          : '–',
        // What a few calls add cannot be told from what the process keeps anyway.
        one.calls >= 100 ? `${figure(one.heapPerCallKb)} kB` : '–',
      ]),
    ),
    'What the carrier is asked, in a second:',
    table(
      ['calls', 'requests'],
      measured.map(({ calls, doing, delayMs, rates }) => [
        `${figure(calls)} ${doing}, carrier ${figure(delayMs)} ms`,
        Object.entries(rates.byKind)
          .map(([kind, count]) => `${kind} ${figure(count)}`)
          .join(', ') || 'nothing',
      ]),
    ),
  ].join('\n\n');
}
