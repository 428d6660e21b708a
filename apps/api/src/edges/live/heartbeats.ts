import type { AgentId, CallId, LegId } from '@baton/call-flow';
import type { Heartbeat, SignOfLife } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { silenceLimitMs } from '../../desk/agents/presence';
import { PresenceService } from '../../desk/agents/presence.service';
import type { SignedIn } from '../access/signed-in';
import { recallKey, tabSilentKey } from '../../desk/store/job-keys';
import { sweepAtOnce } from '../../desk/store/sweep-at-once';
import { withdrawRingIfGone } from '../../desk/store/withdraw-ring';
import { Clock, msBefore } from '../../desk/store/clock';
import { Store, type Transaction } from '../../desk/store/store';
import type { TabRow } from '../../desk/store/rows';

/**
 * A tab of a session that lives: what it says comes over the socket that brought the session's
 * token.
 */
export interface SignedInTab extends Pick<SignedIn, 'sessionId' | 'agentId'> {
  readonly tabId: string;
}

/**
 * How many tabs of one session are remembered; the ones that were silent for the longest are
 * forgotten first.
 */
const maxTabs = 20;
/** For so long a tab that is silent is remembered, in ms. */
const rememberedMs = 5 * 60_000;

/** Notes that tabs are alive, and sets a deadline for the next time. */
@Injectable()
export class Heartbeats {
  constructor(
    private readonly store: Store,
    private readonly presence: PresenceService,
    private readonly clock: Clock,
  ) {}

  /** Answers whether the session still exists. */
  async note(from: SignedInTab, { registered, leg = null }: Heartbeat): Promise<boolean> {
    const change = await this.store.transaction(async (tx) => {
      const session = await tx.sessions.lock(from.sessionId);
      const now = this.clock.now();
      if (!session || session.expiresAt < now) return 'unknown';
      const before = await tx.tabs.find(from.tabId);
      if (before && before.sessionId !== session.id) return 'unknown';
      const { agentId } = session;
      if (!before) await makeRoom(tx, session.id, now);
      if (before?.legId !== leg) await lookFor(tx, agentId, before);
      const tab = {
        ...{ id: from.tabId, sessionId: session.id, agentId },
        ...{ lastSeenAt: now, registered, legId: leg },
      };
      await tx.tabs.save(tab);
      await expectAgain(tx, tab);
      if (registered) await recallTo(tx, agentId);
      const wasReachable = before && isFresh(before, now) && before.registered;
      if (Boolean(wasReachable) === registered) return 'nothing';
      if (registered) await tx.jobs.add('match', {});
      else await withdrawRingIfGone(tx.jobs, agentId);
      return 'reachability';
    });
    if (change === 'reachability') await this.presence.tellEverybody();
    return change !== 'unknown';
  }

  /**
   * Notes that a tab was alive, as it said over its leg. It counts for the moment at which it was
   * said, and for nothing else: one that is late, or replayed, keeps nobody alive.
   */
  async noteOverLeg(
    { callId, legId }: { readonly callId: CallId; readonly legId: LegId },
    { tab: tabId, at }: SignOfLife,
  ): Promise<void> {
    await this.store.transaction(async (tx) => {
      const named = await tx.tabs.find(tabId);
      const session = named && (await tx.sessions.lock(named.sessionId));
      const now = this.clock.now();
      if (!session || session.expiresAt < now) return;
      const [tab, leg] = [await tx.tabs.find(tabId), await tx.legs.find(callId, legId)];
      if (!tab || !leg || leg.endedAt || leg.agentId !== tab.agentId) return;
      const lastSeenAt = new Date(Math.min(at, now.getTime()));
      if (lastSeenAt <= tab.lastSeenAt) return;
      const seen = { ...tab, lastSeenAt, legId };
      await tx.tabs.save(seen);
      await expectAgain(tx, seen);
    });
  }
}

/** Sets the moment at which a tab counts as gone, unless it is heard of before. */
async function expectAgain(tx: Transaction, { id: tabId, lastSeenAt }: TabRow): Promise<void> {
  const runAt = new Date(lastSeenAt.getTime() + silenceLimitMs);
  await tx.jobs.add('tab_silent', { tabId }, { runAt, key: tabSilentKey(tabId) });
}

/**
 * A tab no longer talks over its leg, or a new page without a leg may have replaced another one.
 * The carrier knows which legs are over, but its report may be late or lost.
 */
async function lookFor(tx: Transaction, agentId: AgentId, before: TabRow | null): Promise<void> {
  const isLeft = (leg: string) => before === null || leg === before.legId;
  const talking = await tx.legs.findTalking(agentId);
  for (const { id, callId } of talking) if (isLeft(id)) await sweepAtOnce(tx.jobs, callId);
}

/** Forgets the tabs of a session that have been gone for long, and the oldest of too many. */
async function makeRoom(tx: Transaction, sessionId: string, now: Date): Promise<void> {
  const tabs = await tx.tabs.ofSession(sessionId);
  const newestFirst = tabs.sort((one, other) => +other.lastSeenAt - +one.lastSeenAt);
  const gone = newestFirst.filter(
    ({ lastSeenAt }, index) => index >= maxTabs - 1 || lastSeenAt < msBefore(now, rememberedMs),
  );
  if (gone.length > 0) await tx.tabs.forget(gone.map(({ id }) => id));
}

/** A customer may be waiting for just this agent to come back. */
async function recallTo(tx: Transaction, agentId: AgentId): Promise<void> {
  for (const { id: callId } of await tx.calls.findLostBy(agentId)) {
    await tx.jobs.add('recall', { callId }, { key: recallKey(callId) });
  }
}

const isFresh = ({ lastSeenAt }: TabRow, now: Date) =>
  now.getTime() - lastSeenAt.getTime() < silenceLimitMs;
