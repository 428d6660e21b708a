/** The lane is full. */
export class LaneIsFull extends Error {
  override readonly name = 'LaneIsFull';
}

/** Lets only so much work be done at a time, in order, so that nobody can take what all share. */
export class Lane {
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly bySender = new Map<string, number>();

  constructor(
    private readonly limits: {
      readonly atOnce: number;
      readonly mayWait: number;
      /** How many may be under way or waiting that come from the same sender. */
      readonly perSender: number;
    },
  ) {}

  /** Does the work when it is its turn; throws {@link LaneIsFull} at once when too many wait. */
  async run<T>(sender: string | null, work: () => Promise<T>): Promise<T> {
    const sent = sender === null ? 0 : (this.bySender.get(sender) ?? 0);
    const isFull = this.waiting.length >= this.limits.mayWait;
    if (isFull || sent >= this.limits.perSender) throw new LaneIsFull();
    if (sender !== null) this.bySender.set(sender, sent + 1);
    try {
      await this.turn();
      return await work();
    } finally {
      this.next();
      if (sender !== null) this.forget(sender);
    }
  }

  private turn(): Promise<void> {
    if (this.underWay < this.limits.atOnce) {
      this.underWay += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Hands the place over, or gives it up. */
  private next(): void {
    const waiting = this.waiting.shift();
    if (waiting) waiting();
    else this.underWay -= 1;
  }

  private forget(sender: string): void {
    const left = (this.bySender.get(sender) ?? 1) - 1;
    if (left > 0) this.bySender.set(sender, left);
    else this.bySender.delete(sender);
  }
}
