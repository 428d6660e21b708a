import { agentParty, type CallId, type Party, type Wish } from '@baton/call-flow';
import type { CallView, StartTransfer, TransferTarget } from '@baton/shared-types';
import { Inject, Injectable } from '@nestjs/common';
import { agentView, heardSince } from '../../desk/agents/presence';
import type { Readiness } from '../../desk/store/readiness';
import { CallsService } from '../../desk/calls/calls.service';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { isOnRoster } from '../../config/roster';
import { conflict, notFound } from '../../http/problem';
import { mustBeDialled } from '../../desk/outside/outside-calls';
import { Clock } from '../../desk/store/clock';
import { Ids } from '../../desk/store/ids';
import type { Transaction } from '../../desk/store/store';

/** What an agent can ask for while a transfer is under way. */
export type StepOfTransfer = Extract<
  Wish,
  { readonly type: 'agent_swaps' | 'agent_completes' | 'agent_merges' | 'agent_cancels' }
>;

/** Brings colleagues into calls, and lets go of calls, by the call's id. */
@Injectable()
export class TransferService {
  constructor(
    private readonly calls: CallsService,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Starts a transfer to somebody who can be rung; otherwise nothing changes. */
  async start(callId: CallId, by: string, { mode, target }: StartTransfer): Promise<CallView> {
    const id = this.ids.next();
    if (mode === 'blind' && target.kind === 'queue') {
      const wish: Wish = { type: 'agent_requeues', by, transferId: id };
      return this.calls.answer(callId, by, () => ({ kind: 'wished', wish }));
    }
    return this.calls.answer(callId, by, async (tx) => {
      await tx.agents.takeTurnToRing();
      const leg = this.ids.next();
      const party = await this.whoIsRung(tx, { callId, by }, target);
      const transfer = { id, target: { leg, party } };
      return { kind: 'wished', wish: { type: 'agent_transfers', by, mode, transfer } };
    });
  }

  /** Takes the next step of a transfer: swaps, completes, merges or cancels it. */
  async step(callId: CallId, wish: StepOfTransfer): Promise<CallView> {
    return this.calls.answer(callId, wish.by, async (tx) => {
      if (!(await tx.transfers.find(callId, wish.transferId))) {
        throw notFound('unknown_transfer', `There is no transfer ${wish.transferId} of this call.`);
      }
      return { kind: 'wished', wish };
    });
  }

  /** The party that a target comes down to. */
  private async whoIsRung(
    tx: Transaction,
    { callId, by }: { readonly callId: CallId; readonly by: string },
    target: TransferTarget,
  ): Promise<Party> {
    const now = this.clock.now();
    const since = heardSince(now);
    switch (target.kind) {
      case 'number':
        return mustBeDialled(tx, { callId, by, typed: target.number }, this.environment, now);
      case 'queue': {
        const agentId = await tx.agents.findLongestIdle(since);
        if (!agentId) throw conflict('nobody_available', 'No agent is available right now.');
        return agentParty(agentId);
      }
      case 'agent': {
        if (target.id === by) return agentParty(by);
        const agent = await tx.agents.findReadiness(target.id, since);
        if (!agent || !isOnRoster(this.environment, agent.id))
          throw notFound('unknown_agent', `There is no agent ${target.id}.`);
        mustBeReachable(agent);
        return agentParty(agent.id);
      }
    }
  }
}

/**
 * An agent who is away may be asked by a colleague; one who cannot be rung, or is on a call, may
 * not.
 */
function mustBeReachable(target: Readiness): void {
  const { presence } = agentView(target);
  if (presence === 'offline') {
    throw conflict('target_offline', `${target.name} cannot be called right now.`);
  }
  if (presence === 'ringing' || presence === 'on-call') {
    throw conflict('target_busy', `${target.name} is on another call.`);
  }
}
