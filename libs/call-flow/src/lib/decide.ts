import type { CallState } from './call';
import type { Decision, DeskPolicy } from './decision';
import type { CallEvent } from './event';
import { rules } from './rules/index';

/** What a desk does that has chosen nothing else. */
export const defaultPolicy: DeskPolicy = { agentLoss: 'recover' };

/** Decides what one event does to a call. Pure: reads nothing, calls nothing, keeps no clock. */
export function decide(
  state: CallState,
  event: CallEvent,
  policy: DeskPolicy = defaultPolicy,
): Decision {
  const rule = rules[state.name][event.type] as (
    state: CallState,
    event: CallEvent,
    policy: DeskPolicy,
  ) => Decision;
  return rule(state, event, policy);
}
