import { effect, inject, Service, untracked } from '@angular/core';
import { Notices } from '../notices/notices';
import { Microphone } from '../softphone/microphone';
import { CallFeed } from '../call-state/call-feed';
import { Telephone } from '../softphone/telephone';

/**
 * Takes up a call that comes back to this agent: after a reload, or from a colleague who was not to
 * be had. It is their own call, so the page answers without a question. Without a microphone it
 * rings, and the page asks for one.
 */
@Service()
export class RecallAnswer {
  private readonly feed = inject(CallFeed);
  private readonly microphone = inject(Microphone);
  private readonly notices = inject(Notices);
  private readonly telephone = inject(Telephone);

  constructor() {
    effect(() => {
      if (this.telephone.ring()?.purpose !== 'recall') return;
      if (this.microphone.status() === 'ready') untracked(() => this.answer());
    });
  }

  private answer(): void {
    const callId = this.telephone.ring()?.callId;
    this.telephone.accept();
    this.notices.show('good', 'Your call is back.', {
      holds: () => this.feed.current()?.id === callId,
    });
  }
}
