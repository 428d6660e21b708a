import type { AgentId, LegId } from '@baton/call-flow';
import { Injectable } from '@nestjs/common';
import { silenceLimitMs } from '../agents/presence';
import { PresenceService } from '../agents/presence.service';
import { CallsService } from '../calls/calls.service';
import type { JobCause } from '../calls/happening';
import { Clock } from '../store/clock';
import type { LegRow, TabRow } from '../store/rows';
import { Store } from '../store/store';

/**
 * An agent who has lost one tab or several, and the legs that these talked over, where nobody
 * remembers them any more.
 */
interface LostTabs {
  readonly agentId: AgentId;
  readonly legIds?: readonly LegId[];
}

/** Looks after the customers of agents whose tab is gone. */
@Injectable()
export class LostAgents {
  constructor(
    private readonly store: Store,
    private readonly presence: PresenceService,
    private readonly calls: CallsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives up the legs of an agent that belong to no tab that is alive. Answers when to look again,
   * if it is too early to say of one whose it is.
   */
  async loseCalls(lost: LostTabs, cause: JobCause): Promise<Date | null> {
    const tabs = await this.store.tabs.of(lost.agentId);
    let lookAgainAt: Date | null = null;
    for (const leg of await this.store.legs.findTalking(lost.agentId)) {
      const openUntil = this.openUntil(leg, tabs, lost.legIds);
      if (openUntil === null) await this.lose(leg, cause);
      else if (openUntil !== 'kept') lookAgainAt = openUntil;
    }
    return lookAgainAt;
  }

  /**
   * Whether a leg is kept by a tab that is alive, or until when that is open; null when it is lost.
   */
  private openUntil(
    leg: LegRow,
    tabs: readonly TabRow[],
    lostLegs: readonly string[] = [],
  ): 'kept' | Date | null {
    const alive = tabs.filter((tab) => this.presence.silentFrom(tab));
    if (alive.length === 0) return null;
    if (alive.some(({ legId }) => legId === leg.id)) return 'kept';
    if (lostLegs.includes(leg.id) || tabs.some(({ legId }) => legId === leg.id)) return null;
    // Its tab may have died before it told: by then every tab that is alive has been heard of
    // since.
    const from = new Date((leg.joinedAt ?? leg.createdAt).getTime() + silenceLimitMs);
    return from > this.clock.now() ? from : null;
  }

  private async lose(leg: LegRow, cause: JobCause): Promise<void> {
    await this.calls.record(leg.callId, {
      kind: 'concluded',
      event: { type: 'leg_over', leg: leg.id, outcome: 'left' },
      cause,
      commands: [{ type: 'release', leg: leg.id }],
    });
  }
}
