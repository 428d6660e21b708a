import type { StartTransfer } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { agentView, type Readiness, heardSince } from '../agents/presence';
import { CallWriter } from '../calls/call-writer';
import { CallsService } from '../calls/calls.service';
import { refused, unknownCall } from '../calls/refusals';
import { conflict, notFound } from '../http/problem';
import { Clock } from '../store/clock';
import { Ids } from '../store/ids';

/** Brings colleagues into calls, and lets go of calls, by the call's id. */
@Injectable()
export class TransferService {
  constructor(
    private readonly calls: CallsService,
    private readonly writer: CallWriter,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Starts a transfer to a colleague who can be reached; otherwise nothing changes. */
  async start(callId: string, by: string, { mode, targetAgentId }: StartTransfer): Promise<void> {
    const written = await this.calls.inTransaction(async (tx) => {
      await tx.agents.takeTurnToRing();
      if (targetAgentId !== by) {
        const target = await tx.agents.findReadiness(targetAgentId, heardSince(this.clock.now()));
        if (!target) throw notFound('unknown_agent', `There is no agent ${targetAgentId}.`);
        mustBeReachable(target);
      }
      return this.writer.write(tx, callId, {
        event: {
          type: 'agent_transfers',
          by,
          mode,
          transfer: { id: this.ids.next(), target: { leg: this.ids.next(), agent: targetAgentId } },
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
    if (!(await this.calls.findTransfer(callId, transferId))) {
      throw notFound('unknown_transfer', `There is no transfer ${transferId} of this call.`);
    }
  }
}

/** An agent who is away may be asked by a colleague; one who cannot be rung, or is on a call, may not. */
function mustBeReachable(target: Readiness): void {
  const { presence } = agentView(target);
  if (presence === 'offline') {
    throw conflict('target_offline', `${target.name} cannot be rung at the moment.`);
  }
  if (presence === 'ringing' || presence === 'on-call') {
    throw conflict('target_busy', `${target.name} is on another call.`);
  }
}
