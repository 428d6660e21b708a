import type { EarWindow } from './ear-in-page';
import type { Heard } from './hearing';
import { speakers } from './tones';

/** One line of the table: who heard what in which state, and how loud each party's tone was. */
export interface Measurement {
  readonly state: string;
  readonly listener: string;
  readonly heard: Heard;
  readonly windows: readonly EarWindow[];
}

/** Shows measurements as a table; tones and loudness are medians, in thousandths of full scale. */
export function tableOf(measurements: readonly Measurement[]): string {
  const header = ['state', 'listener', 'hears', ...speakers, 'loudness'];
  const rows = measurements.map(({ state, listener, heard, windows }) => [
    state,
    listener,
    typeof heard === 'string' ? heard : heard.join(' + '),
    ...speakers.map((_, index) => thousandths(windows.map(({ tones }) => tones[index] ?? 0))),
    thousandths(windows.map(({ rms }) => rms)),
  ]);
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  return [header, ...rows]
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n');
}

function thousandths(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[Math.floor(sorted.length / 2)] ?? 0) * 1000).toFixed(1);
}
