import type { AgentId, LegOutcome } from '@baton/call-flow';
import { Injectable } from '@nestjs/common';
import { heardSince } from '../agents/presence';
import type { Readiness } from '../store/readiness';
import { CallWriter, type Written } from '../calls/call-writer';
import { CallsService } from '../calls/calls.service';
import { Clock } from '../store/clock';
import type { LegRow } from '../store/rows';
import type { Transaction } from '../store/store';
import { withdrawRingKey } from '../store/job-keys';
import type { Jobs } from '../store/jobs';
import type { Task } from '../store/task';
import { Uptime } from './uptime';

/**
 * Withdraws the ring of an agent who is not there for it any more, so that the customer does not
 * ring at an empty desk until the time-out. A ring that has been answered is left alone: the agent
 * came first.
 */
@Injectable()
export class WithdrawRingTask implements Task<'withdraw_ring'> {
  readonly name = 'withdraw_ring';

  constructor(
    private readonly calls: CallsService,
    private readonly writer: CallWriter,
    private readonly clock: Clock,
    private readonly uptime: Uptime,
  ) {}

  async run({ agentId }: Jobs['withdraw_ring']): Promise<void> {
    await this.calls.inTransaction((tx) => this.withdraw(tx, agentId));
  }

  private async withdraw(tx: Transaction, agentId: AgentId): Promise<Written | null> {
    // An offer that was decided before the agent went away is stored first.
    await tx.agents.takeTurnToRing();
    const ringing = await tx.legs.findRinging(agentId);
    if (!ringing) return null;
    const { id: legId, callId } = ringing;
    await tx.calls.lock(callId);
    // It may have been answered while the call was waited for.
    const leg = await tx.legs.findRinging(agentId);
    const agent = await tx.agents.findReadiness(agentId, heardSince(this.clock.now()));
    const outcome = agent && leg?.id === legId ? whyGone(agent, leg) : null;
    if (!leg || !outcome) return null;
    const hasTabs = (await tx.tabs.of(agentId)).length > 0;
    const runAt = outcome === 'offline' && hasTabs ? this.uptime.deafUntil : null;
    if (runAt) {
      // It is this process that was away: an agent who has not been heard of yet may be there all
      // the same.
      await tx.jobs.add(this.name, { agentId }, { runAt, key: withdrawRingKey(agentId) });
      return null;
    }
    leg.releasedAt = this.clock.now();
    await tx.legs.save([leg]);
    return this.writer.write(tx, callId, {
      kind: 'concluded',
      event: { type: 'leg_over', leg: legId, outcome },
      cause: 'job:withdraw_ring',
      commands: [{ type: 'release', leg: legId }],
    });
  }
}

/**
 * Why the agent is not there for a ring; null while they are. A colleague may ask somebody who was
 * away before it rang.
 */
function whyGone(
  { presence, presenceSince, isReachable }: Readiness,
  { createdAt }: LegRow,
): LegOutcome | null {
  if (presence === 'away' && presenceSince > createdAt) return 'went-away';
  return isReachable ? null : 'offline';
}
