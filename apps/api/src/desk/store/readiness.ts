import type { AgentView } from '@baton/shared-types';

/** What an agent's presence follows from. */
export interface Readiness {
  readonly id: string;
  readonly name: string;
  readonly presence: 'available' | 'away';
  readonly awayReason: AgentView['awayReason'];
  readonly presenceSince: Date;
  /** Since when nobody has needed the agent. */
  readonly idleSince: Date;
  /** Until when they finish the work on their last call; null when they do not. */
  readonly wrapUpUntil: Date | null;
  /** The live leg, if there is one. */
  readonly leg: { readonly joinedAt: Date | null; readonly createdAt: Date } | null;
  /** Whether a tab with a telephone that can be rung has been heard of lately. */
  readonly isReachable: boolean;
  readonly lastSeenAt: Date | null;
}
