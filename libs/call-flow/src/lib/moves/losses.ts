/* The owner, or the room, is lost: the customer is kept. */

import type { StateOf } from '../call';
import type { Command, Decision, DeskPolicy } from '../decision';
import type { Owned } from '../roles';
import { partiesOf } from '../parties';
import type { Party } from '../party';
import { type Moved, ignored, move } from './answers';
import {
  findAgent,
  placeCustomer,
  endConversation,
  recall,
  release,
  holdCustomer,
} from './commands';
import { alsoSettle } from './endings';

/** The customer waits for an agent, with music. */
export type Waiting = StateOf<'queued' | 'offering' | 'owner-lost' | 'recalling'>;

/**
 * Nobody is left in the conversation but the customer, who is held with an announcement at once.
 * The owner's page has a while to come back; an outside party has no page, so the next agent is
 * found.
 */
export const loseOwner = (
  owner: Party,
  { agentLoss }: DeskPolicy,
  ...commands: Command[]
): Moved => {
  if (agentLoss === 'end-call') {
    return move({ name: 'ended', outcome: 'agent-lost' }, endConversation, ...commands);
  }
  const tell = holdCustomer('reconnecting');
  switch (owner.kind) {
    case 'agent': {
      const lost = { name: 'owner-lost', agent: owner.id, parked: 'hold' } as const;
      return move(lost, tell, ...commands, recall(owner.id));
    }
    case 'outside':
      return move({ name: 'queued', parked: 'hold', leaving: null }, tell, ...commands, findAgent);
  }
};

/**
 * The conference is gone with everybody in it. The customer waits in a new room, and the owner is
 * called back first. An outside owner has no page to come back to, so the next agent is found.
 */
export const callOwnerBack = (state: Owned): Moved => {
  const letGo = partiesOf(state).map(release);
  return alsoSettle(state, 'failed', inNewRoomWithout(state.owner.party, letGo));
};

function inNewRoomWithout(owner: Party, letGo: readonly Command[]): Moved {
  const parked = 'waiting-room';
  switch (owner.kind) {
    case 'agent':
      return move({ name: 'owner-lost', agent: owner.id, parked }, ...letGo, recall(owner.id));
    case 'outside':
      return move({ name: 'queued', parked, leaving: null }, ...letGo, findAgent);
  }
}

/**
 * The conference is gone while the customer waits: they wait on in a new one, and an agent who is
 * rung for them comes there.
 */
export const waitInNewRoom = (state: Waiting): Moved => {
  const waiting: Waiting = { ...state, parked: 'waiting-room' };
  return 'leaving' in waiting && waiting.leaving !== null
    ? move({ ...waiting, leaving: null }, release(waiting.leaving))
    : move(waiting);
};

/**
 * The carrier will not hold a customer who is alone: a new conference has wait music of its own.
 */
export const escapeToNewRoom = (state: Waiting): Decision =>
  // One who is there already is on no hold that could have failed.
  state.parked === 'hold' ? move({ ...state, parked: 'waiting-room' }, placeCustomer) : ignored;
