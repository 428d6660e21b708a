import { type AgentId, type CallState, type LegOutcome, partyOf } from '@baton/call-flow';
import type { AwayReason } from '@baton/shared-types';
import { secondsAfter } from '../store/clock';
import { wrapUpKey } from '../store/job-keys';
import type { LegRow } from '../store/rows';
import type { Transaction } from '../store/store';

interface Ended {
  readonly outcome: LegOutcome;
  /** How the call stands after it. */
  readonly after: CallState;
  readonly now: Date;
  readonly wrapUpSeconds: number;
}

/**
 * Notes what the end of a leg means for its agent: they are idle, away, or write down what the call
 * came to.
 */
export async function freeAgent(tx: Transaction, leg: LegRow, ended: Ended): Promise<void> {
  const party = partyOf(leg.agentId);
  if (party.kind === 'outside') return;
  const { outcome, now } = ended;
  // A ring that the desk has withdrawn says nothing about the agent.
  const isDue = (leg.purpose === 'offer' || leg.purpose === 'recall') && !leg.releasedAt;
  const reason = isDue && !leg.joinedAt ? awayBecause[outcome] : undefined;
  await tx.agents.change(party.id, {
    idleSince: now,
    ...(reason && { presence: 'away', awayReason: reason, presenceSince: now }),
  });
  await beginWrapUp(tx, { agentId: party.id, metCustomerAt: leg.metCustomerAt }, ended);
  // Somebody may be waiting for this agent.
  await tx.jobs.add('match', {});
}

/**
 * An agent who has talked with the customer enters wrap-up. An agent who was lost gets the customer
 * back first.
 */
async function beginWrapUp(
  tx: Transaction,
  { agentId, metCustomerAt }: { readonly agentId: AgentId } & Pick<LegRow, 'metCustomerAt'>,
  { after, now, wrapUpSeconds }: Ended,
): Promise<void> {
  const isWaitedFor = after.name === 'owner-lost' && after.agent === agentId;
  if (!metCustomerAt || isWaitedFor || wrapUpSeconds === 0) return;
  const wrapUpUntil = secondsAfter(now, wrapUpSeconds);
  await tx.agents.change(agentId, { wrapUpUntil });
  await tx.jobs.add(
    'wrap_up_over',
    { agentId, until: wrapUpUntil.toISOString() },
    { key: wrapUpKey(agentId), runAt: wrapUpUntil },
  );
}

/** What the desk concludes about an agent who did not take a call that was offered to them. */
const awayBecause: Partial<Record<LegOutcome, AwayReason>> = {
  declined: 'declined-a-call',
  busy: 'declined-a-call',
  'no-answer': 'missed-a-call',
  offline: 'unreachable',
  failed: 'unreachable',
};
