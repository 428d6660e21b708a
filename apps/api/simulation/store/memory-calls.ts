import { toState } from '../../src/calls/call.mapper';
import type { CallsInHand } from '../../src/store/calls';
import type { CallRow } from '../../src/store/rows';
import { copyOf, valuesOf } from './copies';
import type { Draft, Tables } from './tables';

/** The calls, in memory. */
export class MemoryCalls implements CallsInHand {
  constructor(
    private readonly tables: Tables,
    private readonly draft?: Draft,
  ) {}

  async find(callId: string): Promise<CallRow | null> {
    return copyOf(this.tables.calls.get(callId));
  }

  async findByCustomer(customerSid: string): Promise<CallRow | null> {
    return copyOf(valuesOf(this.tables.calls).find((call) => call.customerSid === customerSid));
  }

  async findCurrent(agentId: string): Promise<CallRow | null> {
    const mine = valuesOf(this.tables.calls).filter(
      (call) => call.state !== 'ended' && agentsOn(call).includes(agentId),
    );
    return copyOf(mine.sort(latestFirst('startedAt'))[0]);
  }

  async findLostBy(agentId: string): Promise<CallRow[]> {
    return valuesOf(this.tables.calls)
      .filter(({ state, recallAgentId }) => state === 'owner-lost' && recallAgentId === agentId)
      .sort(latestFirst('stateSince'))
      .map((call) => ({ ...call }));
  }

  async listWaiting(): Promise<string[]> {
    return valuesOf(this.tables.calls)
      .filter(({ state }) => state === 'queued')
      .sort(inLine)
      .map(({ id }) => id);
  }

  async countAhead(call: CallRow): Promise<number> {
    return valuesOf(this.tables.calls).filter(
      (other) =>
        (other.state === 'queued' || other.state === 'offering') && inLine(other, call) < 0,
    ).length;
  }

  async listUnfinished(): Promise<string[]> {
    const busy = new Set(
      valuesOf(this.tables.legs).flatMap(({ callId, endedAt }) => (endedAt ? [] : [callId])),
    );
    return valuesOf(this.tables.calls)
      .filter(({ id, state }) => state !== 'ended' || busy.has(id))
      .map(({ id }) => id)
      .sort();
  }

  async lock(callId: string): Promise<CallRow | null> {
    return this.find(callId);
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

  async welcome(callId: string, at: Date): Promise<boolean> {
    const call = this.tables.calls.get(callId);
    if (!call || call.welcomedAt) return false;
    this.draft?.put('calls', { ...call, welcomedAt: at });
    return true;
  }
}

const agentsOn = (call: CallRow) => [
  call.ownerAgentId,
  call.targetAgentId,
  call.offeredAgentId,
  call.leavingAgentId,
];

const latestFirst = (column: 'startedAt' | 'stateSince') => (one: CallRow, other: CallRow) =>
  other[column].getTime() - one[column].getTime();

/** Those who lost their agent come first, then the longest waiting. */
function inLine(one: CallRow, other: CallRow): number {
  const isHeld = Number(other.parked === 'hold') - Number(one.parked === 'hold');
  if (isHeld !== 0) return isHeld;
  const byTime = one.startedAt.getTime() - other.startedAt.getTime();
  if (byTime !== 0) return byTime;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}
