import type { Outcome } from '../history';

/** Lapses of one cause, added up. */
interface LapseTally {
  count: number;
  longest: number;
  /** How many lasted longer than the promise itself allows, without a named fault. */
  overPromise: number;
}

/** A seed that came out wrong. */
export interface Failure {
  readonly seed: number;
  readonly rule: string;
  readonly what: string;
}

/** The figures of many histories. Plain data: it travels between processes. */
export interface Tally {
  histories: number;
  steps: number;
  seconds: number;
  requests: number;
  /** How many of the requests only look. */
  looks: number;
  /** How long customers were on the line, all together. */
  liveSeconds: number;
  webhooks: number;
  jobs: number;
  answers: number;
  granted: number;
  refused: number;
  readonly faults: Record<string, number>;
  readonly acts: Record<string, number>;
  readonly states: Record<string, number>;
  readonly lapses: Record<string, LapseTally>;
  readonly failures: Failure[];
}

export const emptyTally = (): Tally => ({
  ...{ histories: 0, steps: 0, seconds: 0, webhooks: 0, jobs: 0 },
  ...{ requests: 0, looks: 0, liveSeconds: 0 },
  ...{ answers: 0, granted: 0, refused: 0 },
  ...{ faults: {}, acts: {}, states: {}, lapses: {}, failures: [] },
});

/** Adds one history. */
export function count(tally: Tally, outcome: Outcome): void {
  const { plan, wishes, lapses, violations } = outcome;
  tally.histories += 1;
  for (const figure of ofHistory) {
    tally[figure] += outcome[figure];
  }
  tally.answers += outcome.answers;
  tally.granted += wishes.granted;
  tally.refused += wishes.refused;
  for (const fault of plan.faults) more(tally.faults, nameOf(fault));
  for (const { does } of plan.acts) more(tally.acts, does);
  for (const [state, times] of Object.entries(outcome.states)) more(tally.states, state, times);
  for (const { cause, ms, promised } of lapses) {
    addLapses(tally, cause, { count: 1, longest: ms, overPromise: Number(ms > promised) });
  }
  const { seed } = plan;
  tally.failures.push(...violations.map(({ rule, what }) => ({ seed, rule, what })));
}

/** Adds the figures of another process. */
export function add(tally: Tally, other: Tally): void {
  for (const figure of figures) tally[figure] += other[figure];
  for (const part of ['faults', 'acts', 'states'] as const) {
    for (const [name, times] of Object.entries(other[part])) more(tally[part], name, times);
  }
  for (const [cause, lapses] of Object.entries(other.lapses)) addLapses(tally, cause, lapses);
  tally.failures.push(...other.failures);
}

const ofHistory = [
  ...(['steps', 'seconds', 'requests', 'looks', 'liveSeconds', 'webhooks', 'jobs'] as const),
] as const;
const figures = ['histories', ...ofHistory, 'answers', 'granted', 'refused'] as const;

function more(counts: Record<string, number>, name: string, times = 1): void {
  counts[name] = (counts[name] ?? 0) + times;
}

function addLapses({ lapses }: Tally, cause: string, more: LapseTally): void {
  const known = lapses[cause] ?? { count: 0, longest: 0, overPromise: 0 };
  lapses[cause] = {
    count: known.count + more.count,
    longest: Math.max(known.longest, more.longest),
    overPromise: known.overPromise + more.overPromise,
  };
}

function nameOf(fault: Outcome['plan']['faults'][number]): string {
  switch (fault.kind) {
    case 'callbacks':
      return `${fault.event === 'user-message' ? 'what a page says' : 'reports'}: ${fault.does}`;
    case 'carrier':
      if (fault.about === 'listening') return `pages not listened to: ${fault.trouble}`;
      return `carrier: ${fault.trouble}`;
    case 'odd reports':
      return `reports: ${fault.does}`;
    case 'slow carrier':
      return `carrier: ${fault.does}`;
    case 'wrong clock':
      return `clock: ${fault.does}`;
    default:
      return fault.kind;
  }
}
