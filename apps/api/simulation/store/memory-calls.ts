import type { AgentId, CallId } from '@baton/call-flow';
import { toState } from '../../src/desk/calls/call.mapper';
import { agentsOf } from '../../src/desk/calls/party-legs';
import type { CallsInHand, ChangedCall, OpenCall, WholeCall } from '../../src/desk/store/calls';
import type { CallRow, LegRow } from '../../src/desk/store/rows';
import { copyOf, valuesOf } from './copies';
import { MemoryAgents } from './memory-agents';
import { MemoryHistory } from './memory-history';
import { MemoryLegs } from './memory-legs';
import { MemoryTransfers } from './memory-transfers';
import type { Draft, Tables } from './tables';

/** The calls, in memory. */
export class MemoryCalls implements CallsInHand {
  private readonly legs: MemoryLegs;
  private readonly history: MemoryHistory;

  constructor(
    private readonly tables: Tables,
    nextLineId: () => string,
    private readonly draft?: Draft,
  ) {
    this.legs = new MemoryLegs(tables, draft);
    this.history = new MemoryHistory(tables, nextLineId, draft);
  }

  async find(callId: CallId): Promise<CallRow | null> {
    return copyOf(this.tables.calls.get(callId));
  }

  async findWhole(callId: CallId): Promise<WholeCall | null> {
    const call = await this.find(callId);
    if (!call) return null;
    const legs = (await this.legs.of(callId)).sort(byCreation);
    const transfer = await new MemoryTransfers(this.tables).findLast(callId);
    const names = await new MemoryAgents(this.tables).namesOf(agentsOf(legs));
    return { call, legs, transfer, names };
  }

  async list(callIds: readonly CallId[]): Promise<CallRow[]> {
    return this.byId(({ id }) => callIds.includes(id));
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

  async listUnfinished(endedAfter: Date): Promise<CallRow[]> {
    const busy = new Set(
      valuesOf(this.tables.legs).flatMap(({ callId, sid, endedAt, goneAt }) =>
        endedAt && (goneAt !== null || sid === null) ? [] : [callId],
      ),
    );
    return this.byId(
      (call) => call.state !== 'ended' || (busy.has(call.id) && isOverSince(call, endedAfter)),
    );
  }

  async listOver(customerSids: readonly string[], endedAfter: Date): Promise<CallRow[]> {
    return this.byId(
      (call) => customerSids.includes(call.customerSid) && isOverSince(call, endedAfter),
    );
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

  async open(callId: CallId, reportKey: string | null): Promise<OpenCall | null> {
    const call = await this.find(callId);
    if (!call) return null;
    const isKnown = reportKey !== null && (await this.history.knows(reportKey));
    return { call, legs: (await this.legs.of(callId)).sort(byCreation), isKnown };
  }

  async saveChange({ call, legs, history }: ChangedCall): Promise<void> {
    await this.save(call);
    await this.legs.save(legs);
    for (const entry of history) await this.history.addEntry(entry);
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

  private byId(isMeant: (call: CallRow) => boolean): CallRow[] {
    return valuesOf(this.tables.calls)
      .filter(isMeant)
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .map((call) => ({ ...call }));
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

const isOverSince = ({ state, endedAt }: CallRow, moment: Date) =>
  state === 'ended' && endedAt !== null && endedAt > moment;

const byBeginning = (one: CallRow, other: CallRow): number =>
  one.startedAt.getTime() - other.startedAt.getTime() ||
  (one.id < other.id ? -1 : Number(one.id > other.id));

const byLatestLoss = (one: CallRow, other: CallRow) =>
  other.stateSince.getTime() - one.stateSince.getTime();

const byCreation = (one: LegRow, other: LegRow) =>
  one.createdAt.getTime() - other.createdAt.getTime() || (one.id < other.id ? -1 : 1);
