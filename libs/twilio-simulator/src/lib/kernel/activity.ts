/**
 * Knows whether anything asynchronous is under way, so that a test can wait for its end instead of
 * sleeping.
 */
export class Activity {
  private underWay = 0;
  private waiting: (() => void)[] = [];

  /** Counts a piece of work until it ends, well or badly. */
  async track<T>(work: Promise<T>): Promise<T> {
    const done = this.begin();
    try {
      return await work;
    } finally {
      done();
    }
  }

  /** Counts work whose end is known elsewhere; returns how to end it, which may be called twice. */
  begin(): () => void {
    this.underWay += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.underWay -= 1;
      if (this.underWay > 0) return;
      const waiting = this.waiting;
      this.waiting = [];
      waiting.forEach((resume) => resume());
    };
  }

  /** Resolves when nothing is under way and nothing new was started by what ended last. */
  async settled(): Promise<void> {
    for (;;) {
      // What the last piece of work started is begun within a few turns of the event loop.
      for (let turn = 0; turn < 4; turn += 1) await nextTurn();
      if (this.underWay === 0) return;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
