import type { CallView } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { DataSource, In, Not } from 'typeorm';
import { AgentEntity } from '../agents/agent.entity';
import { forbidden } from '../http/problem';
import { type CallRecord, callView } from './call-view';
import { CallEntity } from './call.entity';
import { LegEntity } from './leg.entity';
import { unknownCall } from './refusals';
import { TransferEntity } from './transfer.entity';

/** Shows calls to the agents who are, or were, on them, and to nobody else. */
@Injectable()
export class CallReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Reads one call for one agent; refuses agents who have never been a party of it. */
  async viewFor(callId: string, agentId: string): Promise<CallView> {
    const record = await this.read(callId);
    if (!record) throw unknownCall(callId);
    if (!record.legs.some((leg) => leg.agentId === agentId)) {
      throw forbidden('not_your_call', 'You are not on this call.');
    }
    return callView(record, agentId);
  }

  /** The call that an agent is, or is being rung to be, a party of; else one that waits for them to come back. */
  async currentFor(agentId: string): Promise<CallView | null> {
    const { manager } = this.dataSource;
    const call =
      (await manager.findOne(CallEntity, {
        where: [
          { ownerAgentId: agentId, state: Not('ended') },
          { targetAgentId: agentId, state: Not('ended') },
          { offeredAgentId: agentId, state: Not('ended') },
          { leavingAgentId: agentId, state: Not('ended') },
        ],
        order: { startedAt: 'DESC' },
      })) ??
      (await manager.findOne(CallEntity, {
        where: { recallAgentId: agentId, state: 'owner-lost' },
        order: { stateSince: 'DESC' },
      }));
    const record = call && (await this.read(call.id));
    return record && callView(record, agentId);
  }

  /** Reads everything that views of a call are made of, as it is at one moment. */
  async read(callId: string): Promise<CallRecord | null> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const call = await manager.findOneBy(CallEntity, { id: callId });
      if (!call) return null;
      const legs = await manager.findBy(LegEntity, { callId });
      const transfer = await manager.findOne(TransferEntity, {
        where: { callId },
        order: { startedAt: 'DESC' },
      });
      const agents = await manager.findBy(AgentEntity, {
        id: In(legs.map(({ agentId }) => agentId)),
      });
      return { call, legs, transfer, names: new Map(agents.map(({ id, name }) => [id, name])) };
    });
  }
}
