/* An agent talks to the customer, or has put them on hold; guests may listen and talk too. */

import { move, refuse, refused } from '../moves/answers';
import { findAgent, holdCustomer, resumeCustomer } from '../moves/commands';
import { connected, held } from '../moves/conversation';
import { onlyOwner, type Talking, type WishOf } from '../roles';
import { holdDoesNotMatter, startTransfer, withoutTransfer } from '../shared-rules';
import type { RulesOf } from './rules-of';

/**
 * Also from `held`, where the carrier may not have held the customer yet: the agent who leaves
 * waits until it has.
 */
const requeue = onlyOwner<Talking, WishOf<'agent_requeues'>>((state) =>
  state.guests.length > 0
    ? refused('others_on_the_call')
    : move(
        { name: 'queued', parked: 'hold', leaving: state.owner },
        holdCustomer('hold-music'),
        findAgent,
      ),
);

export const connectedRules: RulesOf<'connected'> = {
  ...holdDoesNotMatter,
  ...withoutTransfer,
  resume_failed: (state) => move(held(state.owner, state.guests)),
  agent_holds: onlyOwner((state) =>
    move(held(state.owner, state.guests), holdCustomer('hold-music')),
  ),
  agent_resumes: onlyOwner(refuse('not_held')),
  agent_transfers: startTransfer(),
  agent_requeues: requeue,
};

export const heldRules: RulesOf<'held'> = {
  ...holdDoesNotMatter,
  ...withoutTransfer,
  hold_failed: (state) => move(connected(state.owner, state.guests)),
  agent_holds: onlyOwner(refuse('already_held')),
  agent_resumes: onlyOwner((state) => move(connected(state.owner, state.guests), resumeCustomer)),
  agent_transfers: startTransfer(resumeCustomer),
  agent_requeues: requeue,
};
