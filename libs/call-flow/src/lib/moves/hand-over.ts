/* A transfer or an offer succeeds or fails: who has the customer then. */

import type { PartyLeg, Parked, StateOf } from '../call';
import type { AgentId } from '../ids';
import type { Command, Decision, TransferOutcome } from '../decision';
import type { LegOutcome } from '../event';
import type { Transferring } from '../roles';
import { agentIdOf } from '../party';
import { type Moved, move, settle } from './answers';
import { findAgent, recall, holdCustomer } from './commands';
import { connected, held, guestsOf, responsibleFor, ownerAfter } from './conversation';

/** Two agents and the transfer between them, in whichever state. */
type Bound = Pick<Transferring, 'owner' | 'transfer'>;

/** The owner is gone while the target is on the way: they go on, now on the customer's behalf. */
export const offerToTarget = ({ owner, transfer }: Bound, ...commands: Command[]): Moved =>
  move(
    {
      name: 'offering',
      parked: 'hold',
      offer: transfer.target,
      transferId: transfer.id,
      recall: agentIdOf(owner.party),
      leaving: null,
    },
    ...commands,
  );

/**
 * The owner wants to be out of it while the target is on the way, and talks to the customer still.
 */
export const stepAside = (state: Bound, ...commands: Command[]): Moved => {
  const { to, commands: hold } = offerToTarget(state, holdCustomer('hold-music'), ...commands);
  return move({ ...(to as StateOf<'offering'>), leaving: state.owner }, ...hold);
};

export const targetTakesOver = (state: Transferring, ...commands: Command[]): Decision =>
  settle(
    'completed',
    connected(ownerAfter(responsibleFor(state), state.transfer.target), guestsOf(state)),
    ...commands,
  );

/** The transfer failed. The owner continues with the customer. */
export const ownerGoesOn = (
  state: Transferring,
  settled: TransferOutcome,
  ...commands: Command[]
): Decision => settle(settled, connected(state.owner, guestsOf(state)), ...commands);

/** How a transfer ended whose target is gone. */
export const targetGone = (outcome: LegOutcome): TransferOutcome =>
  outcome === 'left' ? 'target-left' : outcome;

/** The offer failed. The customer stays where they are until the next agent is found. */
export const parkedAgain = (parked: Parked, leaving: PartyLeg | null = null): Moved =>
  move({ name: 'queued', parked, leaving }, findAgent);

/** The offer of a transfer failed. The customer goes back to the agent who offered them. */
export const giveBack = (
  agent: AgentId,
  { parked, leaving }: Pick<StateOf<'offering'>, 'parked' | 'leaving'>,
): Moved =>
  // They have not left yet: they are simply on the call again, with the customer on hold.
  leaving === null
    ? move({ name: 'owner-lost', agent, parked }, recall(agent))
    : move(held(leaving));
