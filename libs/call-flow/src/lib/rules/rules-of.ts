import type { CallStateName, StateOf } from '../call';
import type { Decision, DeskPolicy } from '../decision';
import type { CallEvent, EventOf } from '../event';

/** What a state decides about every event: a missing one does not compile. */
export type RulesOf<N extends CallStateName> = {
  readonly [T in CallEvent['type']]: (
    state: StateOf<N>,
    event: EventOf<T>,
    policy: DeskPolicy,
  ) => Decision;
};

/** What every state decides: a missing one does not compile either. */
export type Rules = { readonly [N in CallStateName]: RulesOf<N> };
