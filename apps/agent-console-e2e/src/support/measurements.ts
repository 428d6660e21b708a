import type { EarWindow } from './ear-in-page';
import type { HearingEvidence } from './evidence';
import type { Heard } from './hearing';
import { speakers } from './tones';

/** Reduces the windows in which a party heard something to what a reader wants to see of them. */
export function hearingOf(
  state: string,
  listener: string,
  heard: Heard,
  windows: readonly EarWindow[],
): HearingEvidence {
  return {
    kind: 'hearing',
    state,
    listener,
    hears: typeof heard === 'string' ? heard : heard.join(' + '),
    tones: speakers.map((_, index) => median(windows.map(({ tones }) => tones[index] ?? 0))),
    loudness: median(windows.map(({ rms }) => rms)),
  };
}

/** Shows measurements as a table; tones and loudness are medians, in thousandths of full scale. */
export function tableOf(measurements: readonly HearingEvidence[]): string {
  const header = ['state', 'listener', 'hears', ...speakers, 'loudness'];
  const rows = measurements.map(({ state, listener, hears, tones, loudness }) => [
    state,
    listener,
    hears,
    ...[...tones, loudness].map((value) => (value * 1000).toFixed(1)),
  ]);
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  return [header, ...rows]
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n');
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
