import { computed, effect, inject, linkedSignal, Service, signal, untracked } from '@angular/core';
import type { CallView, WrapUp } from '@baton/shared-types';
import { CallApi } from '../desk-api/call-api';
import { CallFeed } from './call-feed';
import { Talk } from './talk';
import { LiveConnection } from '../live/live-connection';
import { Notices } from '../notices/notices';
import { SignedIn } from '../session/signed-in';
import { Telephone } from '../softphone/telephone';
import { type Drafts, storedDrafts, storeDrafts } from './drafts';

const nothing: WrapUp = { disposition: '', note: '' };

/**
 * What the agent notes about their calls: kept here until the desk has it, whatever rings
 * meanwhile, and over a reload.
 */
@Service()
export class WrapUps {
  private readonly api = inject(CallApi);
  private readonly feed = inject(CallFeed);
  private readonly live = inject(LiveConnection);
  private readonly notices = inject(Notices);
  private readonly signedIn = inject(SignedIn);
  private readonly telephone = inject(Telephone);
  private readonly talk = inject(Talk);
  private readonly agentId = computed(() => this.signedIn.agent()?.id ?? null);
  private readonly drafts = linkedSignal(() => storedDrafts(this.agentId()));
  /** The call whose form has the focus. */
  private readonly attended = signal<string | null>(null);

  readonly isSaving = signal(false);
  /**
   * The calls that are over and whose form is on the page: it goes away by the agent's hand, and
   * not because it rings.
   */
  readonly open = computed(() => {
    const last = this.feed.last();
    const isTalking = this.talk.view() !== null && this.telephone.ring() === null;
    return this.feed.over().filter((view) => (view === last && !isTalking) || this.isInHand(view));
  });

  /** Whether something that the agent has written is not with the desk. */
  readonly hasUnsaved = computed(() =>
    [...this.drafts().keys()].some((callId) => {
      const view = this.feed.viewOf(callId);
      return view === null || this.isUnsaved(view);
    }),
  );

  constructor() {
    effect(() => {
      if (this.live.connections() > 0) untracked(() => void this.findCalls());
    });
  }

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

  /** Whether it can be saved: an outcome is required. */
  isComplete(view: CallView): boolean {
    return this.of(view).disposition !== '';
  }

  attend(callId: string): void {
    this.attended.set(callId);
  }

  turnFrom(callId: string): void {
    this.attended.update((attended) => (attended === callId ? null : attended));
  }

  write(view: CallView, change: Partial<WrapUp>): void {
    const draft = { ...this.of(view), ...change };
    this.keep(new Map(this.drafts()).set(view.id, draft));
  }

  discard(callId: string): void {
    this.keep(new Map([...this.drafts()].filter(([id]) => id !== callId)));
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

  /** Forgets what is not saved: the agent signs out, and somebody else may use this tab. */
  discardAll(agentId: string): void {
    storeDrafts(agentId, new Map());
    this.drafts.set(new Map());
  }

  private keep(drafts: Drafts): void {
    this.drafts.set(drafts);
    const agentId = this.agentId();
    if (agentId !== null) storeDrafts(agentId, drafts);
  }

  /**
   * Whether the agent is at it: they have written what the desk does not have, or are in its form.
   */
  private isInHand(view: CallView): boolean {
    return this.attended() === view.id || (this.drafts().has(view.id) && this.isUnsaved(view));
  }

  /** Asks for the calls of drafts that are older than this page. */
  private async findCalls(): Promise<void> {
    for (const callId of this.drafts().keys()) {
      if (!(await this.feed.readJoined(callId))) this.discard(callId);
    }
  }
}
