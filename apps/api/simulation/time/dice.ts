/** What a throw is for: the same words always give the same number, whatever else is thrown. */
export type Purpose = readonly (string | number)[];

/**
 * Chance that can be replayed: every number follows from the seed and from what it is for, never
 * from how many were drawn before. So a plan from which something is left out stays the same in
 * everything else.
 */
export class Dice {
  private readonly begun: number;
  private readonly series = new Map<string, Series>();

  constructor(readonly seed: number) {
    this.begun = goOn(start, `${seed}|`);
  }

  /** From 0 up to, but without, 1. */
  roll(...purpose: Purpose): number {
    return mixed(goOn(this.begun, purpose.join('|')));
  }

  /** The next number of a kind that is thrown again and again: the same as `roll(kind, count)`. */
  next(kind: string): number {
    let series = this.series.get(kind);
    if (!series) {
      series = { begun: goOn(this.begun, `${kind}|`), count: 0 };
      this.series.set(kind, series);
    }
    series.count += 1;
    return mixed(goOn(series.begun, String(series.count)));
  }

  chance(probability: number, ...purpose: Purpose): boolean {
    return this.roll(...purpose) < probability;
  }

  /** A whole number from `from` to `to`. */
  between(from: number, to: number, ...purpose: Purpose): number {
    return from + Math.floor(this.roll(...purpose) * (to - from + 1));
  }

  pick<T>(choices: readonly T[], ...purpose: Purpose): T {
    const chosen = choices[Math.floor(this.roll(...purpose) * choices.length)];
    if (chosen === undefined) throw new Error(`Nothing to choose from for ${purpose.join(' ')}.`);
    return chosen;
  }

  /** Picks by weight. */
  weigh<T>(choices: readonly (readonly [T, number])[], ...purpose: Purpose): T {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.roll(...purpose) * total;
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    return this.pick(choices, ...purpose)[0];
  }
}

/** Throws of one kind; what they have in common is hashed only once. */
interface Series {
  readonly begun: number;
  count: number;
}

const start = 0x811c9dc5;

/** FNV-1a, as far as it has got, over some more text. */
function goOn(begun: number, text: string): number {
  let hash = begun;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/**
 * A final mixing, so that neighbouring seeds have nothing in common; from 0 up to, but without, 1.
 */
function mixed(sum: number): number {
  let hash = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}
