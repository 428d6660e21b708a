import { afterReportMs, afterTroubleMs, withoutReportMs } from '../oracle/bounds';
import type { Tally } from './tally';

/** What was run. */
export interface Run {
  readonly command: string;
  readonly seeds: string;
  readonly minutes: number;
  readonly processes: number;
}

/** Writes the figures of a run as a piece of the proof. */
export function markdownOf(tally: Tally, run: Run): string {
  const perMinute = Math.round(tally.histories / Math.max(run.minutes, 1 / 600));
  const number = (value: number) => Math.round(value).toLocaleString('en');
  const broken = new Set(tally.failures.map(({ seed }) => seed)).size;
  return [
    '## Seeded simulation',
    '',
    `\`${run.command}\`: seeds ${run.seeds}, in ${run.processes} processes, ${run.minutes.toFixed(1)} minutes, ${number(perMinute)} histories a minute.`,
    '',
    'Real: the call machine, every class of the shell with its routes, guards, schemas and tasks, the official `twilio` client, the simulator’s carrier. In their place: a store and a job queue in memory with the same ports, a virtual clock, a network that is drawn by seed, telephones without sound. What a customer hears is read from the carrier, never from the desk.',
    '',
    `**${number(tally.histories)} histories, ${number(tally.steps)} steps, ${number(tally.seconds / 3600)} hours of calls, ${broken} histories with a violation.**`,
    '',
    `${number(tally.answers)} rings answered, ${number(tally.granted)} wishes granted and ${number(tally.refused)} refused, ${number(tally.webhooks)} webhooks, ${number(tally.requests)} REST requests, ${number(tally.jobs)} jobs.`,
    '',
    `${number(tally.looks)} of the requests only look: ${perSecond(tally.looks, tally.seconds)} a second, with ${perSecond(tally.liveSeconds, tally.seconds)} customers on the line.`,
    '',
    `The table shows the longest times without anybody or anything to hear, by cause. ${broken === 0 ? 'None of them is a violation. ' : ''}“Over” counts times longer than ${seconds(afterReportMs)} after the report, or ${seconds(withoutReportMs)} without a report. They are allowed because a process, the database or the carrier’s own interface was out of order then, or in the ${seconds(afterTroubleMs)} before.`,
    '',
    ...table(
      ['cause', 'lapses', 'longest, ms', 'over'],
      Object.entries(tally.lapses).map(([cause, { count, longest, overPromise }]) => [
        cause,
        number(count),
        number(longest),
        number(overPromise),
      ]),
    ),
    '',
    ...counts('what went wrong', tally.faults),
    '',
    ...counts('what people did', tally.acts),
    '',
    ...counts('states reached', tally.states),
    '',
  ].join('\n');
}

const perSecond = (count: number, all: number) => (count / Math.max(all, 1)).toFixed(2);

const seconds = (ms: number) => `${ms / 1000} s`;

function counts(title: string, counted: Readonly<Record<string, number>>): string[] {
  const sorted = Object.entries(counted).sort(([, one], [, other]) => other - one);
  return table(
    [title, 'times'],
    sorted.map(([name, times]) => [name, times.toLocaleString('en')]),
  );
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}
