import {
  customerConnection,
  decide,
  type CallState,
  type Command,
  type Decision,
  type Refusal,
} from '@baton/call-flow';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { CallEventEntity } from './call-event.entity';
import { CallEntity } from './call.entity';
import { agentsConcernedBy, toState, writeState } from './call.mapper';
import { addCommands } from './commands-to-jobs';
import type { Happening } from './happening';
import { remember } from './history';
import { LegBook } from './leg-book';
import { TransferEntity } from './transfer.entity';

/** What one happening did, for those who have to be told once it is stored. */
export interface Written {
  readonly callId: string;
  readonly refusal: Refusal | null;
  /** The agents whose view of the call has changed. */
  readonly audience: readonly string[];
  /** Whether some agent's presence has changed with it. */
  readonly agentsChanged: boolean;
}

/** The one writer of calls: state, legs, transfer, history and jobs, in the caller's transaction. */
@Injectable()
export class CallWriter {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** Applies what happened to one call, or answers null when there is no such call. */
  async write(
    manager: EntityManager,
    callId: string,
    happening: Happening,
  ): Promise<Written | null> {
    const call = await lockCall(manager, callId);
    if (!call) return null;
    const nothing: Written = { callId, refusal: null, audience: [], agentsChanged: false };
    if (happening.reportKey && (await isKnown(manager, happening.reportKey))) return nothing;

    const now = new Date();
    const before = toState(call);
    const legs = await LegBook.open(manager, callId, now);
    const { agentLoss } = call;
    const decision = happening.event ? decide(before, happening.event, { agentLoss }) : null;
    const after = decision?.kind === 'moved' ? decision.to : before;

    legs.learn(happening.learnt);
    await legs.follow(happening.event, decision, after);
    learnRoom(call, happening.learnt?.roomSid);
    if (decision?.kind === 'moved') {
      moveCall(call, decision.to, { now, roomIsLost: happening.event?.type === 'room_lost' });
      await this.writeTransfer(manager, call.id, happening, decision, now);
    }
    const commands: Command[] = [
      ...(decision?.kind === 'moved' ? decision.commands : []),
      ...legs.unwanted,
      ...(happening.hangUp ? [{ type: 'release', leg: happening.hangUp } as const] : []),
    ];
    await addCommands(manager, callId, commands, this.environment, now);
    if (decision?.kind === 'moved' || legs.hasChanged) call.version += 1;
    await manager.save(call);
    await legs.save();
    await remember(manager, { callId, happening, before, after, decision, commands, now });

    const changed = decision?.kind === 'moved' || legs.hasChanged;
    const concerned = [...agentsConcernedBy(before), ...agentsConcernedBy(after)];
    // The customer's hanging up is often reported after that of the agents whom it took along.
    if (after.name === 'ended') concerned.push(...legs.whoJoined());
    return {
      callId,
      refusal: decision?.kind === 'refused' ? decision.because : null,
      audience: changed ? [...new Set(concerned)] : [],
      agentsChanged: legs.hasChanged,
    };
  }

  private async writeTransfer(
    manager: EntityManager,
    callId: string,
    { event }: Happening,
    decision: Extract<Decision, { kind: 'moved' }>,
    now: Date,
  ): Promise<void> {
    if (event?.type === 'agent_transfers') {
      await manager.insert(TransferEntity, {
        id: event.transfer.id,
        callId,
        mode: event.mode,
        fromAgentId: event.by,
        targetAgentId: event.transfer.target.agent,
        targetLegId: event.transfer.target.leg,
        startedAt: now,
      });
    }
    if (decision.settled) {
      await manager
        .createQueryBuilder()
        .update(TransferEntity)
        .set({ outcome: decision.settled, endedAt: now })
        .where('call_id = :callId AND ended_at IS NULL', { callId })
        .execute();
    }
  }
}

/** Reads a call and keeps others from changing it, and its legs, until the transaction is over. */
export async function lockCall(manager: EntityManager, callId: string): Promise<CallEntity | null> {
  return manager.findOne(CallEntity, {
    where: { id: callId },
    lock: { mode: 'pessimistic_write' },
  });
}

async function isKnown(manager: EntityManager, reportKey: string): Promise<boolean> {
  return manager.existsBy(CallEventEntity, { reportKey });
}

function learnRoom(call: CallEntity, roomSid: string | undefined): void {
  if (roomSid && !call.lostRoomSids.includes(roomSid)) call.roomSid = roomSid;
}

function moveCall(
  call: CallEntity,
  to: CallState,
  { now, roomIsLost }: { readonly now: Date; readonly roomIsLost: boolean },
): void {
  // A move within a state, such as a stranger being shown out, does not begin it anew.
  if (call.state !== to.name) call.stateSince = now;
  writeState(call, to);
  call.heldSince = customerConnection(to) === 'held' ? (call.heldSince ?? now) : null;
  if (to.name === 'ended') call.endedAt = now;
  if (roomIsLost) {
    if (call.roomSid) call.lostRoomSids = [...call.lostRoomSids, call.roomSid];
    call.roomSid = null;
    call.roomEntry += 1;
  }
}
