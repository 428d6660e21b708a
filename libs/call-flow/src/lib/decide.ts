import type { CallState } from './call';
import type { Decision } from './decision';
import type { CallEvent } from './event';
import { rules } from './rules';

/** Decides what one event does to a call. Pure: reads nothing, calls nothing, keeps no clock. */
export function decide(state: CallState, event: CallEvent): Decision {
  const rule = rules[state.name][event.type] as (state: CallState, event: CallEvent) => Decision;
  return rule(state, event);
}
