/** What the answer to a request tells about how many are under way. */
interface Told {
  readonly statusCode: number;
  /** As the HTTP client has them, with names in lower case. */
  readonly headers: unknown;
}

/**
 * Knows how many requests may look at once. The carrier limits how many of an account are under way
 * at once, says with each answer how many there are, and refuses what is too much:
 * https://www.twilio.com/docs/api/errors/20429
 *
 * Half of the limit is for looks at most, and they leave a quarter free beside what others have
 * under way. A refusal halves their part; each answer gives one back.
 */
export class CarrierLoad {
  private readonly most: number;
  private part: number;
  private others = 0;
  private begun = 0;
  private done = 0;

  /** `limit` is how many requests the account may have under way at once. */
  constructor(private readonly limit: number) {
    this.most = Math.max(1, Math.floor(limit / 2));
    this.part = this.most;
  }

  get looksAtOnce(): number {
    const free = Math.floor(this.limit * 0.75) - this.others;
    return Math.max(1, Math.min(this.part, free));
  }

  /** Counts a request that only looks, until it is answered. */
  async look<T extends Told>(request: () => Promise<T>): Promise<T> {
    this.begun += 1;
    const doneBefore = this.done;
    try {
      const answer = await request();
      // Looks go in batches: all that were under way meanwhile may have been counted.
      return this.note(answer, this.begun - doneBefore);
    } finally {
      this.done += 1;
    }
  }

  /** Learns from an answer; `looks` is how many of those under way with it were looks. */
  note<T extends Told>(answer: T, looks = this.begun - this.done): T {
    if (answer.statusCode === 429) this.part = Math.max(1, Math.floor(this.part / 2));
    else this.part = Math.min(this.most, this.part + 1);
    const underWay = underWayIn(answer.headers);
    if (underWay !== null) this.others = Math.max(0, underWay - looks);
    return answer;
  }
}

function underWayIn(headers: unknown): number | null {
  const told = (headers as Readonly<Record<string, unknown>> | undefined)?.[
    'twilio-concurrent-requests'
  ];
  const underWay = Number(told);
  return told !== undefined && Number.isInteger(underWay) ? underWay : null;
}
