import { type AgentId, agentIdOf, partyOf } from '@baton/call-flow';
import type { LegRow } from '../store/rows';

/** The latest of an agent's legs in a call. */
export function lastLegOf(legs: readonly LegRow[], agentId: AgentId): LegRow | undefined {
  return legs
    .filter((leg) => leg.agentId === agentId)
    .reduce<
      LegRow | undefined
    >((last, leg) => (last && last.createdAt > leg.createdAt ? last : leg), undefined);
}

/** The agents whose legs these are, each once. */
export const agentsOf = (legs: readonly LegRow[]): AgentId[] => [
  ...new Set(legs.flatMap(({ agentId }) => agentIdOf(partyOf(agentId)) ?? [])),
];

/** Whether an agent has been on the call: has talked, or has answered. */
export const wasOnCall = ({ joinedAt, answeredAt }: LegRow): boolean =>
  (joinedAt ?? answeredAt) !== null;

/**
 * Whether an agent may read a call: while they are rung for it or are on it, and afterwards if they
 * have been on it. Who was rung and has not answered may read it no longer than it rang.
 */
export function mayRead(legs: readonly LegRow[], agentId: AgentId): boolean {
  return legs.some(
    (leg) => leg.agentId === agentId && (wasOnCall(leg) || (!leg.endedAt && !leg.releasedAt)),
  );
}

/** Whether an agent's part in a call has ended since a moment. */
export function hasEndedSince(legs: readonly LegRow[], agentId: AgentId, since: Date): boolean {
  const last = lastLegOf(legs, agentId);
  const endedAt = last?.endedAt ?? last?.releasedAt;
  return endedAt != null && endedAt >= since;
}
