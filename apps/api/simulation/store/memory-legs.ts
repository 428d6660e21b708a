import { type AgentId, type CallId, type LegId, partyOf } from '@baton/call-flow';
import type { LegsInHand } from '../../src/desk/store/legs';
import type { LegRow } from '../../src/desk/store/rows';
import { copyOf, valuesOf } from './copies';
import type { Draft, Tables } from './tables';

/** The agents' connections, in memory. */
export class MemoryLegs implements LegsInHand {
  constructor(
    private readonly tables: Tables,
    private readonly draft?: Draft,
  ) {}

  async find(callId: CallId, legId: LegId): Promise<LegRow | null> {
    const leg = this.tables.legs.get(legId);
    return leg?.callId === callId ? copyOf(leg) : null;
  }

  async of(callId: CallId): Promise<LegRow[]> {
    return this.all((leg) => leg.callId === callId);
  }

  async ofCalls(callIds: readonly CallId[]): Promise<LegRow[]> {
    return this.all((leg) => callIds.includes(leg.callId)).sort((one, other) =>
      one.id < other.id ? -1 : 1,
    );
  }

  async findTalking(agentId: AgentId): Promise<LegRow[]> {
    return this.all((leg) => leg.agentId === agentId && !!leg.joinedAt && !leg.endedAt);
  }

  async findRinging(agentId: AgentId): Promise<LegRow | null> {
    const [ringing] = this.all(
      (leg) =>
        leg.agentId === agentId &&
        !(leg.endedAt ?? leg.releasedAt ?? leg.answeredAt ?? leg.waitingSince ?? leg.joinedAt),
    );
    return ringing ?? null;
  }

  async talksSince(moment: Date): Promise<number[]> {
    return valuesOf(this.tables.legs).flatMap(({ metCustomerAt, endedAt }) =>
      metCustomerAt && endedAt && endedAt > moment ? [+endedAt - +metCustomerAt] : [],
    );
  }

  async knowsConnection(sid: string): Promise<boolean> {
    return valuesOf(this.tables.legs).some((leg) => leg.sid === sid);
  }

  async save(legs: readonly LegRow[]): Promise<void> {
    for (const leg of legs) this.draft?.put('legs', leg);
    for (const { agentId } of legs) {
      // Somebody outside may be on several calls.
      if (partyOf(agentId).kind === 'outside') continue;
      const live = this.all((leg) => leg.agentId === agentId && !leg.endedAt);
      // The index of that name in PostgreSQL.
      if (live.length > 1) throw new Error(`one_live_leg_per_agent: ${agentId}`);
    }
  }

  private all(fits: (leg: LegRow) => boolean): LegRow[] {
    return valuesOf(this.tables.legs)
      .filter(fits)
      .map((leg) => ({ ...leg }));
  }
}
