import { figure, percent, table } from './tables.mjs';

/** @import { LifeCycles } from '../measures/life-cycles.mjs' */

/**
 * Tells how many whole calls the desk carries, and what one costs.
 *
 * @param {readonly LifeCycles[]} measured
 */
export function lifeCyclesTable(measured) {
  const [first] = measured;
  if (!first) return '';
  const row = (/** @type {string} */ what, /** @type {(one: LifeCycles) => string} */ show) => [
    what,
    ...measured.map(show),
  ];
  const ms = (/** @type {import('../latencies.mjs').Summary | null} */ summary) =>
    summary ? `${figure(summary.p50Ms)} / ${figure(summary.p99Ms)} ms` : '–';
  return [
    `${first.customers} customers on the line at once, ${first.agents} agents with consoles; a customer who has gone is followed by the next. The customer calls, waits, an agent answers, holds, consults the next free colleague, completes; the colleague ends the call.`,
    table(
      ['', ...measured.map(({ delayMs }) => `carrier ${delayMs} ms`)],
      [
        row('whole calls per second', (one) => figure(one.perSecond)),
        row('one whole call costs so many bare INSERTs, 16 at once', (one) =>
          figure(one.inserts / one.perSecond),
        ),
        row('calls per second that ended otherwise', (one) => figure(one.othersPerSecond)),
        row('first webhook to ring order, 50 % / 99 %', (one) => ms(one.ringOrder)),
        row('an agent’s button to its answer, 50 % / 99 %', (one) => ms(one.wish)),
        row('buttons refused / answered with an error', (one) => `${one.refused} / ${one.failed}`),
        row('webhook to its answer, 99 %', (one) => `${figure(one.rates.webhookP99Ms ?? NaN)} ms`),
        row('statements for one call', (one) => figure(one.statements)),
        row('transactions for one call', (one) => figure(one.transactions)),
        row('webhooks for one call', (one) => figure(one.rates.webhooks / one.perSecond)),
        row('carrier requests for one call', (one) => figure(one.requests)),
        row('carrier requests under way at once, most', (one) => figure(one.rates.mostAtOnce)),
        row('server / database / carrier / consoles, of a core', (one) => {
          const { cpu } = one.rates;
          if (!cpu) return '–';
          return ['server', 'database', 'carrier', 'consoles']
            .map((who) => percent(cpu[who] ?? 0))
            .join(' / ');
        }),
      ],
    ),
  ].join('\n\n');
}
