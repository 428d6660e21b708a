import { inject, Service, signal } from '@angular/core';
import type { CallView, WrapUp } from '@baton/shared-types';
import { CallApi } from '../call/call-api';
import { CallFeed } from '../call/call-feed';
import { Notices } from '../notices/notices';

const nothing: WrapUp = { disposition: '', note: '' };

/** What the agent notes about their calls: kept here until the desk has it, also while the next call rings. */
@Service()
export class WrapUps {
  private readonly api = inject(CallApi);
  private readonly feed = inject(CallFeed);
  private readonly notices = inject(Notices);
  private readonly drafts = signal<ReadonlyMap<string, WrapUp>>(new Map());

  readonly isSaving = signal(false);

  /** What is noted about a call: what the agent has written, else what the desk has. */
  of(view: CallView): WrapUp {
    return this.drafts().get(view.id) ?? view.wrapUp ?? nothing;
  }

  /** Whether the agent has written something that the desk does not have. */
  isUnsaved(view: CallView): boolean {
    const { disposition, note } = this.of(view);
    const saved = view.wrapUp ?? nothing;
    return disposition !== saved.disposition || note !== saved.note;
  }

  /** Whether it can be saved: the desk wants to know at least what the call came to. */
  isComplete(view: CallView): boolean {
    return this.of(view).disposition !== '';
  }

  write(view: CallView, change: Partial<WrapUp>): void {
    const draft = { ...this.of(view), ...change };
    this.drafts.update((drafts) => new Map(drafts).set(view.id, draft));
  }

  discard(callId: string): void {
    this.drafts.update((drafts) => new Map([...drafts].filter(([id]) => id !== callId)));
  }

  /** Saves what the agent has written; says whether the desk has it now. */
  async save(view: CallView): Promise<boolean> {
    const sent = this.of(view);
    this.isSaving.set(true);
    try {
      this.feed.receive(await this.api.wrapUp(view.id, sent));
      // What has been written in the meantime is a draft still.
      if (this.drafts().get(view.id) === sent) this.discard(view.id);
      return true;
    } catch (error) {
      this.notices.showFailure(error);
      return false;
    } finally {
      this.isSaving.set(false);
    }
  }

  clear(): void {
    this.drafts.set(new Map());
  }
}
