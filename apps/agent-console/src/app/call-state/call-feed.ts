import { HttpErrorResponse } from '@angular/common/http';
import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import { callViewSchema, type CallView } from '@baton/shared-types';
import { LiveConnection } from '../live/live-connection';
import { Notices } from '../notices/notices';
import { isForbidden } from '../notices/problem-text';
import { CallApi } from '../desk-api/call-api';
import { hasAnswered, isHandedOut, isMine, isOver } from '../call-words/call-roles';
import { forgetLeg, lastLegHere } from './last-leg';

/** The newest view of each call that concerns this agent, and which of them the page shows. */
@Service()
export class CallFeed {
  private readonly api = inject(CallApi);
  private readonly live = inject(LiveConnection);
  private readonly notices = inject(Notices);

  private readonly views = signal<ReadonlyMap<string, CallView>>(new Map());
  /** The calls that the agent has talked on, the last one last. */
  private readonly joined = signal<ReadonlySet<string>>(new Set());
  private readonly dismissed = signal<ReadonlySet<string>>(new Set());

  /** Whether the desk has not yet said which call the agent is on. */
  readonly isLoading = signal(true);
  /** The call that the agent is on or is being rung for. */
  readonly current = computed(() => newest([...this.views().values()].filter(isMine)));
  /**
   * The calls that the agent handed to an outside number and may still end, oldest first.
   */
  readonly handedOut = computed(() =>
    [...this.views().values()]
      .filter(isHandedOut)
      .toSorted((one, other) => one.startedAt.localeCompare(other.startedAt)),
  );
  /** The calls that are over for the agent, until they are done with them; the last one first. */
  readonly over = computed(() =>
    this.joinedLastFirst().filter((view) => isOver(view) && !this.dismissed().has(view.id)),
  );
  /** The call that the agent was on last, if that is over and they are not done with it. */
  readonly last = computed(() => {
    const [last] = this.joinedLastFirst();
    return last && this.over().includes(last) ? last : null;
  });
  /** The calls handed out while the agent has no other call. */
  readonly ended = computed(() => (this.current() ? null : this.last()));
  private readonly joinedLastFirst = computed(() =>
    [...this.joined()].toReversed().flatMap((id) => this.views().get(id) ?? []),
  );

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
    if (view.myRole === 'owner' || isTalking(view)) {
      this.joined.update((ids) => new Set([...without(ids, view.id), view.id]));
      // An agent who comes back to a call will see once more how it ends.
      this.dismissed.update((ids) => without(ids, view.id));
    }
  }

  /** The newest view of one call, if it is known. */
  viewOf(callId: string): CallView | null {
    return this.views().get(callId) ?? null;
  }

  /** Asks the desk which calls these are: after a start, a reload or a lost connection. */
  async reread(): Promise<void> {
    const shown = this.current();
    const handedOutBefore = this.handedOut();
    try {
      const { call, handedOut } = await this.api.current();
      const told = call ? [...handedOut, call] : handedOut;
      for (const view of told) this.receive(view);
      // These calls went on without us while nobody could tell us.
      const untold = [...(shown ? [shown] : []), ...handedOutBefore].filter(
        ({ id }) => !told.some((view) => view.id === id),
      );
      for (const { id } of untold) await this.readOrForget(id);
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
      await this.readOrForget(callId);
    } catch (error) {
      this.notices.showFailure(error);
    }
  }

  /**
   * Shows a call again that this tab was on before a reload, and before those that it knows;
   * answers false when the desk does not show it any more.
   */
  async readJoined(callId: string): Promise<boolean> {
    this.joined.update((ids) => (ids.has(callId) ? ids : new Set([callId, ...ids])));
    if (this.views().has(callId)) return true;
    try {
      this.receive(await this.api.read(callId));
      return true;
    } catch (error) {
      // It knows the call no more, or not this agent. After any other failure it is asked again.
      return !(error instanceof HttpErrorResponse && [403, 404].includes(error.status));
    }
  }

  /**
   * Reads a call, or forgets one that this agent was only rung for, and that is nothing to them any
   * more.
   */
  private async readOrForget(callId: string): Promise<void> {
    try {
      this.receive(await this.api.read(callId));
    } catch (error) {
      if (!isForbidden(error)) throw error;
      this.views.update((views) => new Map([...views].filter(([id]) => id !== callId)));
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
    this.dismissed.set(new Set());
    this.isLoading.set(true);
  }

  /** After a reload: shows what becomes of the call that this tab was on. */
  private async readLeftBehind(): Promise<void> {
    const left = lastLegHere();
    if (left) this.joined.update((ids) => new Set([...without(ids, left.callId), left.callId]));
    if (left && !(await this.readJoined(left.callId))) forgetLeg();
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

const without = (ids: ReadonlySet<string>, gone: string): ReadonlySet<string> =>
  new Set([...ids].filter((id) => id !== gone));
