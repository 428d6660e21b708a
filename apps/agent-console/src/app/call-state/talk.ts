import { computed, inject, Service } from '@angular/core';
import { Telephone } from '../softphone/telephone';
import { CallFeed } from './call-feed';
import { isAskedToJoin } from '../call-words/call-roles';

/** The call that this agent is on. */
@Service()
export class Talk {
  private readonly feed = inject(CallFeed);
  private readonly telephone = inject(Telephone);

  /** Null also while the agent has only been asked to join one: that is a ring. */
  readonly view = computed(() => {
    const view = this.feed.current();
    if (!view) return null;
    return isAskedToJoin(view) && this.telephone.line() === null ? null : view;
  });
}
