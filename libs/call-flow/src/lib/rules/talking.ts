/* An agent talks to the customer, or has put them on hold; guests may listen and talk too. */

import {
  connected,
  findAgent,
  held,
  holdCustomer,
  move,
  refuse,
  refused,
  resumeCustomer,
} from '../moves';
import { owner, type Talking, type WishOf } from '../roles';
import { holdDoesNotMatter, startTransfer, talking } from '../shared-rules';
import type { RulesOf } from './rules';

/** Also from `held`, where the carrier may not have held the customer yet: the agent who leaves waits until it has. */
const requeue = owner<Talking, WishOf<'agent_requeues'>>((state) =>
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
  ...talking,
  resume_failed: (state) => move(held(state.owner, state.guests)),
  agent_holds: owner((state) => move(held(state.owner, state.guests), holdCustomer('hold-music'))),
  agent_resumes: owner(refuse('not_held')),
  agent_transfers: startTransfer(),
  agent_requeues: requeue,
};

export const heldRules: RulesOf<'held'> = {
  ...holdDoesNotMatter,
  ...talking,
  hold_failed: (state) => move(connected(state.owner, state.guests)),
  agent_holds: owner(refuse('already_held')),
  agent_resumes: owner((state) => move(connected(state.owner, state.guests), resumeCustomer)),
  agent_transfers: startTransfer(resumeCustomer),
  agent_requeues: requeue,
};
