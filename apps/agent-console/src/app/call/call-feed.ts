import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import { callViewSchema, type CallView } from '@baton/shared-types';
import { LiveConnection } from '../live/live-connection';
import { Notices } from '../notices/notices';
import { CallApi } from './call-api';
import { hasAnswered, isMine, isOver } from './call-roles';
import type { Leaver } from './end-words';
import { forgetLeg, lastLegHere } from './last-leg';

/** The newest view of each call that concerns this agent, and which of them the page shows. */
@Service()
export class CallFeed {
  private readonly api = inject(CallApi);
  private readonly live = inject(LiveConnection);
  private readonly notices = inject(Notices);

  private readonly views = signal<ReadonlyMap<string, CallView>>(new Map());
  private readonly joined = signal<ReadonlySet<string>>(new Set());
  private readonly lastRoles = signal<ReadonlyMap<string, CallView['myRole']>>(new Map());
  private readonly left = signal<ReadonlySet<string>>(new Set());
  private readonly dismissed = signal<ReadonlySet<string>>(new Set());

  /** Whether the desk has not yet said which call the agent is on. */
  readonly isLoading = signal(true);
  /** The call that the agent is on or is being rung for. */
  readonly current = computed(() => newest([...this.views().values()].filter(isMine)));
  /** The call that has just ended for the agent, until they are done with it. */
  readonly ended = computed(() => {
    if (this.current()) return null;
    const over = [...this.views().values()].filter(
      (view) => isOver(view) && this.joined().has(view.id) && !this.dismissed().has(view.id),
    );
    return newest(over);
  });

  constructor() {
    this.live.listen('call', (message) => this.receiveMessage(message));
    effect(() => {
      if (this.live.connections() > 0) untracked(() => void this.reread());
    });
  }

  /** Takes a view unless a newer one of the same call is known. */
  receive(view: CallView): void {
    const known = this.views().get(view.id);
    if (known && known.version > view.version) return;
    this.views.update((views) => new Map(views).set(view.id, view));
    if (isMine(view)) {
      this.lastRoles.update((roles) => new Map(roles).set(view.id, view.myRole));
    }
    if (view.myRole === 'owner' || isTalking(view)) {
      this.joined.update((ids) => new Set(ids).add(view.id));
      // An agent who comes back to a call will see once more how it ends.
      this.dismissed.update((ids) => new Set([...ids].filter((id) => id !== view.id)));
    }
  }

  /** The newest view of one call, if it is known. */
  viewOf(callId: string): CallView | null {
    return this.views().get(callId) ?? null;
  }

  /** What the agent was in a call that is over for them, and whether they wanted to leave it. */
  leaverOf(callId: string, agentId: string): Leaver {
    const lastRole = this.lastRoles().get(callId) ?? 'past';
    return { agentId, lastRole, hasLeft: this.left().has(callId) };
  }

  /** Remembers that the agent has left a call which goes on. */
  noteLeft(callId: string): void {
    this.left.update((ids) => new Set(ids).add(callId));
  }

  /** Asks the desk which call this is: after a start, a reload or a lost connection. */
  async reread(): Promise<void> {
    const shown = this.current();
    try {
      const call = await this.api.current();
      if (call) this.receive(call);
      // The call went on without us while nobody could tell us.
      if (shown && call?.id !== shown.id) this.receive(await this.api.read(shown.id));
      if (!shown) await this.readLeftBehind();
    } catch (error) {
      this.notices.showFailure(error);
    } finally {
      this.isLoading.set(false);
    }
  }

  /** Asks the desk for the newest view of one call. */
  async rereadCall(callId: string): Promise<void> {
    try {
      this.receive(await this.api.read(callId));
    } catch (error) {
      this.notices.showFailure(error);
    }
  }

  dismiss(callId: string): void {
    forgetLeg();
    this.dismissed.update((ids) => new Set(ids).add(callId));
  }

  clear(): void {
    forgetLeg();
    this.views.set(new Map());
    this.joined.set(new Set());
    this.lastRoles.set(new Map());
    this.left.set(new Set());
    this.dismissed.set(new Set());
    this.isLoading.set(true);
  }

  /** After a reload: shows what becomes of the call that this tab was on. */
  private async readLeftBehind(): Promise<void> {
    const left = lastLegHere();
    if (!left) return;
    this.joined.update((ids) => new Set(ids).add(left.callId));
    if (this.views().has(left.callId)) return;
    try {
      this.receive(await this.api.read(left.callId));
    } catch {
      // The desk does not know the call any more, or not this agent: there is nothing to tell.
      forgetLeg();
    }
  }

  private receiveMessage(message: unknown): void {
    const view = callViewSchema.safeParse(message);
    // A view that this page cannot read means that the page is older than the desk: ask again.
    if (view.success) this.receive(view.data);
    else void this.reread();
  }
}

/** Whether the agent talks on a call that is not theirs, or did until a moment ago. */
function isTalking({ myRole, parties }: CallView): boolean {
  if (myRole === 'guest' || myRole === 'leaving' || myRole === 'lost') return true;
  return (
    myRole === 'target' && parties.some((party) => party.role === 'target' && hasAnswered(party))
  );
}

function newest(views: readonly CallView[]): CallView | null {
  return views.reduce<CallView | null>(
    (latest, view) => (latest && latest.startedAt >= view.startedAt ? latest : view),
    null,
  );
}
