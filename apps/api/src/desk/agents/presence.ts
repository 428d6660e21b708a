import { type AgentView, heartbeatIntervalMs, type Presence } from '@baton/shared-types';
import { msBefore } from '../store/clock';
import type { Readiness } from '../store/readiness';

/**
 * How long a tab may be silent before it counts as gone, in ms. A customer whose agent vanished
 * hears something within a heartbeat and 2 s. The rest of the 2 s is for the job queue, which looks
 * five times a second, and for the carrier.
 */
export const silenceLimitMs = heartbeatIntervalMs + 1_200;

/** A tab that has not been heard of since then counts as gone. */
export const heardSince = (now: Date) => msBefore(now, silenceLimitMs);

/** Whether an agent takes calls, now or after the one that they are on. */
export const isAtWork = ({ leg, isReachable, presence }: Readiness) =>
  leg !== null || (isReachable && presence === 'available');

/**
 * Shows an agent as colleagues see them: a call comes before everything, then whether they can be
 * reached. `since` tells since when they have been as they are shown.
 */
export function agentView(agent: Readiness): AgentView {
  const [presence, since] = presenceOf(agent);
  return {
    id: agent.id,
    name: agent.name,
    presence,
    awayReason: presence === 'away' ? agent.awayReason : null,
    since: since.toISOString(),
    wrapUpUntil: presence === 'wrap-up' ? (agent.wrapUpUntil?.toISOString() ?? null) : null,
  };
}

function presenceOf({ leg, isReachable, presence, ...at }: Readiness): [Presence, Date] {
  if (leg?.joinedAt) return ['on-call', leg.joinedAt];
  if (leg) return ['ringing', leg.createdAt];
  if (!isReachable) return ['offline', at.lastSeenAt ?? at.presenceSince];
  // Nobody waits for an agent who is away or goes away.
  if (presence === 'available' && at.wrapUpUntil) return ['wrap-up', at.idleSince];
  // As they have been since they chose so, or since nobody has needed them after that.
  return [presence, later(at.presenceSince, at.idleSince)];
}

const later = (one: Date, other: Date) => (one > other ? one : other);
