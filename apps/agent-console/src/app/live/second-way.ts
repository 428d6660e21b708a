import { inject, Service } from '@angular/core';
import { heartbeatAnswerSchema, type SignOfLife } from '@baton/shared-types';
import { Telephone } from '../softphone/telephone';

/**
 * The way to the desk over the call itself. While the live connection does not answer, the page
 * says there that it lives: the desk does not interrupt a conversation that goes on. It costs
 * nothing while all is well.
 */
@Service()
export class SecondWay {
  private readonly telephone = inject(Telephone);
  private tab = '';
  /**
   * By how much the desk's clock is ahead of this page's stopwatch, in ms; null until the desk has
   * said its time.
   */
  private ahead: number | null = null;

  /** What the page calls itself from now on. */
  begin(tab: string): void {
    this.tab = tab;
  }

  /** Learns the desk's time from its answer to a heartbeat. */
  learnTime(answer: unknown): void {
    const now = heartbeatAnswerSchema.safeParse(answer).data?.now;
    if (now !== undefined) this.ahead = now - performance.now();
  }

  /** Says that the page lives, if a line is open on which it can be said. */
  tell(): void {
    if (this.ahead === null || this.telephone.line()?.status !== 'open') return;
    const at = Math.floor(performance.now() + this.ahead);
    this.telephone.tellDesk({ tab: this.tab, at } satisfies SignOfLife);
  }
}
