import { computed, effect, inject, Service, untracked } from '@angular/core';
import { Agents } from '../agents/agents';
import { CallFeed } from '../call-state/call-feed';
import { CopiedTabs } from '../call-state/copied-tabs';
import { LiveConnection } from '../live/live-connection';
import { CustomerRequests } from '../requests/customer-requests';
import { Queue } from '../queue/queue';
import { Softphone } from '../softphone/softphone';
import { Telephone } from '../softphone/telephone';
import { SignedIn } from '../session/signed-in';

/** An agent's time at the desk: while it lasts, the telephone and the live connection are up. */
@Service()
export class Shift {
  private readonly signedIn = inject(SignedIn);
  private readonly live = inject(LiveConnection);
  private readonly softphone = inject(Softphone);
  private readonly telephone = inject(Telephone);
  private readonly calls = inject(CallFeed);
  private readonly queue = inject(Queue);

  constructor() {
    // Made here so that it listens before the first message.
    inject(Agents);
    inject(CustomerRequests);
    inject(CopiedTabs);
    effect(() => {
      const token = this.signedIn.token();
      untracked(() => (token === null ? this.end() : this.begin(token)));
    });
    // A telephone at which nobody is signed in must not ring; a call on it is the desk's to end.
    const isToRest = computed(() => this.signedIn.hasExpired() && !this.telephone.line());
    effect(() => {
      if (isToRest()) untracked(() => this.softphone.stop());
    });
  }

  private begin(token: string): void {
    this.live.open(token);
    this.softphone.start();
  }

  private end(): void {
    this.softphone.stop();
    this.live.close();
    this.calls.clear();
    this.queue.clear();
  }
}
