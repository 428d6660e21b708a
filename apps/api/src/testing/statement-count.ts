import { Client } from 'pg';

/** What the database was asked while something was done. */
export interface Asked {
  readonly statements: number;
  readonly transactions: number;
  /** How often a row of `call` was read, locked or not. */
  readonly readsOfCall: number;
  readonly texts: readonly string[];
}

/** What consoles and jobs do by themselves, whenever it is. */
const besides =
  /pg_notify|socket_io|"?graphile_worker"?\.(get_job|_private)|clock_timestamp|AS waiting|^LISTEN/i;

/** Counts the statements of the whole process. */
export class StatementCount {
  private readonly asked: string[] = [];
  private spy: jest.SpyInstance | undefined;

  begin(): void {
    const { asked } = this;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own client
    const query = Client.prototype.query as (this: Client, ...given: unknown[]) => unknown;
    this.spy = jest.spyOn(Client.prototype, 'query').mockImplementation(function (
      this: Client,
      ...given: unknown[]
    ) {
      const [first] = given;
      const text = typeof first === 'string' ? first : (first as { text?: string }).text;
      if (text) asked.push(text);
      return query.apply(this, given);
    });
  }

  stop(): void {
    this.spy?.mockRestore();
  }

  /** Counts what is asked while something is done, without what is asked at any time. */
  async of(work: () => Promise<unknown>): Promise<Asked> {
    const texts = (await this.allOf(work)).filter((text) => !besides.test(text));
    const howMany = (what: RegExp) => texts.filter((text) => what.test(text)).length;
    return {
      statements: texts.length,
      transactions: howMany(/^(START TRANSACTION|BEGIN)/i),
      readsOfCall: howMany(/^SELECT.* FROM ("call" |call WHERE id = |open_call)/is),
      texts,
    };
  }

  /** Everything that is asked while something is done. */
  async allOf(work: () => Promise<unknown>): Promise<string[]> {
    this.asked.length = 0;
    await work();
    return [...this.asked];
  }
}
