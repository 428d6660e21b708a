interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Stores together what comes at the same time. Nothing waits for company: what comes while earlier
 * ones are stored goes next, all of it in one statement.
 */
export class Batches<T, R> {
  private readonly waiting: Waiting<T, R>[] = [];
  private underWay = 0;

  constructor(
    /** Stores several, all or nothing; answers for each, in their order. */
    private readonly store: (items: readonly T[]) => Promise<readonly R[]>,
    private readonly limits: { readonly atOnce: number; readonly together: number },
  ) {}

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.underWay >= this.limits.atOnce || this.waiting.length === 0) return;
    this.underWay += 1;
    void this.storeAll(this.waiting.splice(0, this.limits.together)).finally(() => {
      this.underWay -= 1;
      this.next();
    });
  }

  private async storeAll(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.store(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index] as R));
    } catch (error) {
      // One that cannot be stored must not take the others along.
      if (batch.length > 1) for (const one of batch) await this.storeAll([one]);
      else batch[0]?.reject(error);
    }
  }
}
