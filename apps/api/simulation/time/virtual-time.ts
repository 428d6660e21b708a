import type { Clock as CarrierClock } from '@baton/twilio-simulator';

interface Timer {
  readonly at: number;
  /** Those that fall due together run in the order in which they were set. */
  readonly turn: number;
  readonly callback: () => void;
  isCanceled: boolean;
}

/** The machine's own, before anybody puts virtual time in its place. */
const nextTurn = setImmediate;

/**
 * The only time that there is: carrier, desk and people share it, and it passes only between steps.
 */
export class VirtualTime implements CarrierClock {
  /** Steps so far: a step is whatever one timer brings about, to the end. */
  steps = 0;
  readonly start: number;
  private time: number;
  private turns = 0;
  private readonly timers: Timer[] = [];

  constructor(start = Date.UTC(2026, 0, 5, 9)) {
    this.start = start;
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  /** Ms since the history began. */
  get elapsed(): number {
    return this.time - this.start;
  }

  after(ms: number, callback: () => void): () => void {
    this.turns += 1;
    const at = this.time + Math.max(0, ms);
    const timer: Timer = { at, turn: this.turns, callback, isCanceled: false };
    push(this.timers, timer);
    return () => {
      timer.isCanceled = true;
    };
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /**
   * Lets time pass until a moment; after every step, when nothing stirs any more, `look` is called.
   */
  async runUntil(elapsed: number, look: () => void): Promise<void> {
    const end = this.start + elapsed;
    await stillness();
    for (let timer = this.timers[0]; timer && timer.at <= end; timer = this.timers[0]) {
      pop(this.timers);
      if (timer.isCanceled) continue;
      this.time = timer.at;
      this.steps += 1;
      timer.callback();
      await stillness();
      look();
    }
    this.time = Math.max(this.time, end);
  }
}

/**
 * Resolves when every promise that could go on has gone on: nothing here waits for anything but
 * time.
 */
function stillness(): Promise<void> {
  return new Promise((resolve) => nextTurn(resolve));
}

const isBefore = (one: Timer, other: Timer) =>
  one.at < other.at || (one.at === other.at && one.turn < other.turn);

/* A heap: the next timer is always the first. */

function push(heap: Timer[], timer: Timer): void {
  heap.push(timer);
  let index = heap.length - 1;
  while (index > 0) {
    const above = (index - 1) >> 1;
    if (!swapIfBefore(heap, index, above)) return;
    index = above;
  }
}

function pop(heap: Timer[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  heap[0] = last;
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const right = left + 1;
    let next = left;
    const [one, other] = [heap[left], heap[right]];
    if (one && other && isBefore(other, one)) next = right;
    if (!swapIfBefore(heap, next, index)) return;
    index = next;
  }
}

function swapIfBefore(heap: Timer[], lower: number, upper: number): boolean {
  const [below, above] = [heap[lower], heap[upper]];
  if (!below || !above || !isBefore(below, above)) return false;
  heap[lower] = above;
  heap[upper] = below;
  return true;
}
