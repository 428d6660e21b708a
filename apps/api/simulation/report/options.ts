import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

/** What is to be simulated. */
export interface Options {
  readonly seeds: readonly number[];
  /** How the seeds are told in the report. */
  readonly spoken: string;
  /** One seed whose story is to be told; null for many, of which only the figures are. */
  readonly single: number | null;
  readonly shrinks: boolean;
  /** When to stop, whatever is left. */
  readonly minutes: number | null;
  readonly command: string;
}

const usual = '0..999';

/** Reads `--seeds 0..99999`, `--fresh 500`, `--minutes 60`, `--seed 7`, `--no-shrink`. */
export function optionsFrom(written: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...written],
    allowNegative: true,
    options: {
      seeds: { type: 'string' },
      fresh: { type: 'string' },
      minutes: { type: 'string' },
      seed: { type: 'string' },
      shrink: { type: 'boolean', default: true },
    },
  });
  const range = values.seeds ?? (values.fresh === undefined ? usual : undefined);
  const fixed = range === undefined ? [] : seedsIn(range);
  const fresh = freshSeeds(values.fresh === undefined ? 0 : whole(values.fresh));
  const spoken = [
    ...(range === undefined ? [] : [range]),
    ...(fresh.length === 0 ? [] : [`fresh ${fresh[0]}..${fresh.at(-1)}`]),
  ];
  return {
    seeds: [...fixed, ...fresh],
    spoken: spoken.join(' and '),
    single: values.seed === undefined ? null : whole(values.seed),
    shrinks: values.shrink,
    minutes: values.minutes === undefined ? null : Number(values.minutes),
    command: ['npm run simulate --', ...written].join(' '),
  };
}

function seedsIn(range: string): number[] {
  const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(range) ?? [];
  if (from === undefined || to === undefined) {
    throw new Error(`--seeds must be like 0..99999, not ${range}.`);
  }
  const first = Number(from);
  return Array.from({ length: Number(to) - first + 1 }, (_, index) => first + index);
}

/** Seeds that nobody has lived through before, most likely. */
function freshSeeds(count: number): number[] {
  const first = 1_000_000 + randomInt(2_000_000_000);
  return Array.from({ length: count }, (_, index) => first + index);
}

function whole(written: string): number {
  const value = Number(written);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${written} is no whole number.`);
  return value;
}
