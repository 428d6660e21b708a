import type { Dice } from './dice';
import type { VirtualTime } from './virtual-time';

/**
 * What nobody who waits for it will ever hear of: its process is dead. One of it for all would keep
 * all who wait.
 */
const never = () => new Promise<never>(() => undefined);

/**
 * The life of one API process. Every step to the database or the carrier takes a moment. The
 * process may die at any of them, and a dead process never gets the answer.
 */
export class Lifeline {
  isAlive = true;
  private stepsToLive = Infinity;
  private frozenUntil = -Infinity;
  private readonly mourners: (() => void)[] = [];
  private readonly connections: (() => void)[] = [];

  constructor(
    readonly name: string,
    private readonly time: VirtualTime,
    private readonly dice: Dice,
  ) {}

  /** Lets the process die just before its next step but so many. */
  dieIn(steps: number): void {
    this.stepsToLive = Math.min(this.stepsToLive, steps);
  }

  /** Lets the process live after all. */
  spare(): void {
    this.stepsToLive = Infinity;
    this.frozenUntil = -Infinity;
  }

  /** Ends the process at once, as `kill -9` does. */
  die(): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    this.mourners.forEach((tell) => tell());
  }

  /**
   * Lets the process stand still, as one does whose machine is overloaded; it goes on as if nothing
   * had been.
   */
  freeze(ms: number): void {
    this.frozenUntil = Math.max(this.frozenUntil, this.time.now() + ms);
  }

  /**
   * Lets it stand still, and its connections break: what it had begun in the database is rolled
   * back.
   */
  cutOff(ms: number): void {
    this.freeze(ms);
    this.connections.splice(0).forEach((lose) => lose());
  }

  /**
   * Tells when the connection to the database breaks, also when the process dies. Returns a
   * function that stops this.
   */
  onDisconnect(tell: () => void): void {
    this.onDeath(tell);
    this.connections.push(tell);
  }

  get isFrozen(): boolean {
    return this.frozenUntil > this.time.now();
  }

  /** Resolves when the process does not stand still, or no longer. */
  async thawed(): Promise<void> {
    while (this.isFrozen) await this.time.pause(this.frozenUntil - this.time.now());
  }

  onDeath(tell: () => void): void {
    if (this.isAlive) this.mourners.push(tell);
    else tell();
  }

  /** A step begins or has ended; a dead process does not come back from here. */
  async pass(): Promise<void> {
    if (this.isAlive && this.stepsToLive <= 0) this.die();
    if (!this.isAlive) return never();
    this.stepsToLive -= 1;
    const ms = this.dice.next('step') < 0.6 ? 0 : Math.ceil(this.dice.next('step ms') ** 3 * 8);
    const wait = Math.max(ms, this.frozenUntil - this.time.now());
    if (wait > 0) await this.time.pause(wait);
    // It may have died meanwhile, which the compiler does not see.
    return this.isDead() ? never() : undefined;
  }

  /** Waits for something outside; a dead process does not hear of it. */
  async hearOf<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work;
      return this.isDead() ? await never() : result;
    } catch (error) {
      if (this.isDead()) return never();
      throw error;
    }
  }

  /** Makes every method of a port a step. */
  guard<T extends object>(port: T, check: () => void = () => undefined): T {
    return new Proxy(port, {
      get: (target, key) => {
        const member = Reflect.get(target, key, target) as unknown;
        if (typeof member !== 'function') return member;
        return async (...given: unknown[]) => {
          await this.pass();
          check();
          return this.hearOf(
            (member as (...values: unknown[]) => Promise<unknown>).apply(target, given),
          );
        };
      },
    });
  }

  private isDead(): boolean {
    return !this.isAlive;
  }
}
