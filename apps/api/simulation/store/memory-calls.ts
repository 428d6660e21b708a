import type { AgentId, CallId } from '@baton/call-flow';
import { toState } from '../../src/desk/calls/call.mapper';
import type { CallsInHand } from '../../src/desk/store/calls';
import type { CallRow } from '../../src/desk/store/rows';
import { copyOf, valuesOf } from './copies';
import type { Draft, Tables } from './tables';

/** The calls, in memory. */
export class MemoryCalls implements CallsInHand {
  constructor(
    private readonly tables: Tables,
    private readonly draft?: Draft,
  ) {}

  async find(callId: CallId): Promise<CallRow | null> {
    return copyOf(this.tables.calls.get(callId));
  }

  async findByCustomer(customerSid: string): Promise<CallRow | null> {
    return copyOf(valuesOf(this.tables.calls).find((call) => call.customerSid === customerSid));
  }

  async findCurrent(agentId: AgentId): Promise<CallRow | null> {
    const mine = valuesOf(this.tables.legs).find(
      (leg) => leg.agentId === agentId && !leg.endedAt && !leg.releasedAt,
    );
    return copyOf(mine && this.tables.calls.get(mine.callId));
  }

  async findLostBy(agentId: AgentId): Promise<CallRow[]> {
    return valuesOf(this.tables.calls)
      .filter(({ state, recallAgentId }) => state === 'owner-lost' && recallAgentId === agentId)
      .sort(byLatestLoss)
      .map((call) => ({ ...call }));
  }

  async findHandedOutBy(agentId: AgentId): Promise<CallRow[]> {
    return valuesOf(this.tables.calls)
      .filter(({ handedOutBy }) => handedOutBy === agentId)
      .sort(byBeginning)
      .map((call) => ({ ...call }));
  }

  async listWaiting(): Promise<string[]> {
    return valuesOf(this.tables.calls)
      .filter(({ state }) => state === 'queued')
      .sort(this.inLine)
      .map(({ id }) => id);
  }

  async countAhead(call: CallRow): Promise<number> {
    return valuesOf(this.tables.calls).filter(
      (other) =>
        (other.state === 'queued' || other.state === 'offering') && this.inLine(other, call) < 0,
    ).length;
  }

  async countWaiting(): Promise<{ waiting: number; since: Date | null }> {
    const since = valuesOf(this.tables.calls)
      .filter(({ state }) => state === 'queued' || state === 'offering')
      .map(({ parked, waitingSince, startedAt }) =>
        parked === 'hold' ? (waitingSince ?? startedAt) : startedAt,
      )
      .sort((one, other) => one.getTime() - other.getTime());
    return { waiting: since.length, since: since[0] ?? null };
  }

  async listUnfinished(): Promise<string[]> {
    const busy = new Set(
      valuesOf(this.tables.legs).flatMap(({ callId, sid, endedAt, goneAt }) =>
        endedAt && (goneAt !== null || sid === null) ? [] : [callId],
      ),
    );
    return valuesOf(this.tables.calls)
      .filter(({ id, state }) => state !== 'ended' || busy.has(id))
      .map(({ id }) => id)
      .sort();
  }

  async listSoundingSince(moment: Date): Promise<string[]> {
    return valuesOf(this.tables.calls)
      .filter(
        ({ state, soundBegunAt }) => state !== 'ended' && soundBegunAt && soundBegunAt >= moment,
      )
      .map(({ id }) => id)
      .sort();
  }

  async lock(callId: CallId): Promise<CallRow | null> {
    return this.find(callId);
  }

  async claim(): Promise<void> {
    // Transactions are one after another here.
  }

  async takeIn(call: CallRow): Promise<boolean> {
    if (await this.findByCustomer(call.customerSid)) return false;
    this.draft?.put('calls', call);
    return true;
  }

  async save(call: CallRow): Promise<void> {
    // PostgreSQL would refuse a row that fits no state.
    toState(call);
    this.draft?.put('calls', call);
  }

  async welcome(callId: CallId, at: Date): Promise<boolean> {
    const call = this.tables.calls.get(callId);
    if (!call || call.welcomedAt) return false;
    this.draft?.put('calls', { ...call, welcomedAt: at });
    return true;
  }

  /** Those who have had an agent come first, then the longest waiting. */
  private readonly inLine = (one: CallRow, other: CallRow): number => {
    const byAgent = Number(this.hadAgent(other)) - Number(this.hadAgent(one));
    if (byAgent !== 0) return byAgent;
    return byBeginning(one, other);
  };

  private hadAgent({ id, parked }: CallRow): boolean {
    if (parked === 'hold') return true;
    return valuesOf(this.tables.legs).some((leg) => leg.callId === id && leg.metCustomerAt);
  }
}

const byBeginning = (one: CallRow, other: CallRow): number =>
  one.startedAt.getTime() - other.startedAt.getTime() ||
  (one.id < other.id ? -1 : Number(one.id > other.id));

const byLatestLoss = (one: CallRow, other: CallRow) =>
  other.stateSince.getTime() - one.stateSince.getTime();
