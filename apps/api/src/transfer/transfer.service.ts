import { randomUUID } from 'node:crypto';
import type { StartTransfer } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { agentView } from '../agents/presence';
import { readReadiness } from '../agents/presence.service';
import { takeTurnToRing } from '../agents/turn-to-ring';
import { CallWriter } from '../calls/call-writer';
import { CallsService } from '../calls/calls.service';
import { refused, unknownCall } from '../calls/refusals';
import { TransferEntity } from '../calls/transfer.entity';
import { conflict, notFound } from '../http/problem';

/** Brings colleagues into calls, and lets go of calls, by the call's id. */
@Injectable()
export class TransferService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calls: CallsService,
    private readonly writer: CallWriter,
  ) {}

  /** Starts a transfer to a colleague who can be reached; otherwise nothing changes. */
  async start(callId: string, by: string, { mode, targetAgentId }: StartTransfer): Promise<void> {
    const written = await this.calls.inTransaction(async (manager) => {
      await takeTurnToRing(manager);
      if (targetAgentId !== by) await mustBeReachable(manager, targetAgentId);
      return this.writer.write(manager, callId, {
        event: {
          type: 'agent_transfers',
          by,
          mode,
          transfer: { id: randomUUID(), target: { leg: randomUUID(), agent: targetAgentId } },
        },
        cause: `agent:${by}`,
      });
    });
    if (!written) throw unknownCall(callId);
    if (written.refusal) throw refused(written.refusal);
  }

  async complete(callId: string, transferId: string, by: string): Promise<void> {
    await this.mustBelong(callId, transferId);
    await this.calls.apply(callId, { type: 'agent_completes', by, transferId }, `agent:${by}`);
  }

  async merge(callId: string, transferId: string, by: string): Promise<void> {
    await this.mustBelong(callId, transferId);
    await this.calls.apply(callId, { type: 'agent_merges', by, transferId }, `agent:${by}`);
  }

  async cancel(callId: string, transferId: string, by: string): Promise<void> {
    await this.mustBelong(callId, transferId);
    await this.calls.apply(callId, { type: 'agent_cancels', by, transferId }, `agent:${by}`);
  }

  private async mustBelong(callId: string, transferId: string): Promise<void> {
    const exists = await this.dataSource.manager.existsBy(TransferEntity, {
      id: transferId,
      callId,
    });
    if (!exists) {
      throw notFound('unknown_transfer', `There is no transfer ${transferId} of this call.`);
    }
  }
}

/** An agent who is away may be asked by a colleague; one who cannot be rung, or is on a call, may not. */
async function mustBeReachable(manager: EntityManager, agentId: string): Promise<void> {
  const [target] = await readReadiness(manager, agentId);
  if (!target) throw notFound('unknown_agent', `There is no agent ${agentId}.`);
  const { presence } = agentView(target);
  if (presence === 'offline') {
    throw conflict('target_offline', `${target.name} cannot be rung at the moment.`);
  }
  if (presence === 'ringing' || presence === 'on-call') {
    throw conflict('target_busy', `${target.name} is on another call.`);
  }
}
