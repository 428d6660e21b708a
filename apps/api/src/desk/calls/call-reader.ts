import type { AgentId, CallId } from '@baton/call-flow';
import type { CallView } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { forbidden } from '../../http/problem';
import type { LegRow } from '../store/rows';
import { type Records, Store } from '../store/store';
import { type CallRecord, callView } from './call-view';
import { mayRead } from './party-legs';
import { unknownCall } from './refusals';

/** Shows calls to the agents who are, or were, on them, and to nobody else. */
@Injectable()
export class CallReader {
  constructor(private readonly store: Store) {}

  /** Reads one call for one agent; refuses agents who are not on it and have not been on it. */
  async viewFor(callId: CallId, agentId: AgentId): Promise<CallView> {
    const record = await this.read(callId);
    if (!record) throw unknownCall(callId);
    mustRead(record.legs, agentId);
    return callView(record, agentId);
  }

  /**
   * The call that an agent is, or is being rung to be, a party of; else one that waits for them to
   * come back.
   */
  async currentFor(agentId: AgentId): Promise<CallView | null> {
    const call =
      (await this.store.calls.findCurrent(agentId)) ??
      (await this.store.calls.findLostBy(agentId))[0];
    const record = call && (await this.read(call.id));
    return record ? callView(record, agentId) : null;
  }

  /** The calls that an agent handed to an outside number and may still end, oldest first. */
  async handedOutBy(agentId: AgentId): Promise<CallView[]> {
    const calls = await this.store.calls.findHandedOutBy(agentId);
    const records = await Promise.all(calls.map(({ id }) => this.read(id)));
    return records.flatMap((record) => (record ? callView(record, agentId) : []));
  }

  /** Reads everything that views of a call are made of, as it is at one moment. */
  async read(callId: CallId): Promise<CallRecord | null> {
    return this.store.calls.findWhole(callId);
  }
}

/**
 * The legs of a call; throws where there is no such call, or the agent is not and has not been on
 * it.
 */
export async function mustBeParty(
  { calls, legs: rows }: Pick<Records, 'calls' | 'legs'>,
  callId: CallId,
  agentId: string,
): Promise<readonly LegRow[]> {
  const legs = await rows.of(callId);
  // A call that nobody has been rung for yet has no legs.
  if (legs.length === 0 && !(await calls.find(callId))) throw unknownCall(callId);
  mustRead(legs, agentId);
  return legs;
}

function mustRead(legs: readonly LegRow[], agentId: string): void {
  if (mayRead(legs, agentId)) return;
  throw forbidden('not_your_call', 'You are not on this call.');
}
