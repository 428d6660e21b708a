/*
 * Words for stories about one call. What is expected is spelled out, so that a story does not agree
 * with whatever the machine says.
 */

import type { AgentLeg, Owner, CallState, PartyLeg, StateOf, Transfer } from '../lib/call';
import type { AgentId } from '../lib/ids';
import { decide } from '../lib/decide';
import type { Command, Decision, HoldAudio, Refusal, TransferOutcome } from '../lib/decision';
import type { CallEvent, CustomerChoice, LegOutcome, TransferMode } from '../lib/event';
import { agentParty } from '../lib/party';
import { toBen } from './sample-states';

/** Lets events happen one after the other and tells where the call stands then. */
export const tell = (state: CallState, ...events: CallEvent[]): CallState =>
  events.reduce((current, event) => {
    const decision = decide(current, event);
    return decision.kind === 'moved' ? decision.to : current;
  }, state);

/* What happens. */

export const joins = ({ leg }: PartyLeg): CallEvent => ({ type: 'leg_joined', leg });
export const waitsInLobby = ({ leg }: PartyLeg): CallEvent => ({ type: 'leg_waiting', leg });
export const goes = ({ leg }: PartyLeg, outcome: LegOutcome = 'left'): CallEvent => ({
  type: 'leg_over',
  leg,
  outcome,
});
export const chooses = (choice: CustomerChoice): CallEvent => ({
  type: 'customer_chooses',
  choice,
});
export const isOffered = (offer: AgentLeg): CallEvent => ({ type: 'agent_offered', offer });
export const isRecalled = (offer: AgentLeg): CallEvent => ({ type: 'agent_recalled', offer });
export const customerHeld: CallEvent = { type: 'customer_held' };
export const customerResumed: CallEvent = { type: 'customer_resumed' };
export const customerLeft: CallEvent = { type: 'customer_left' };
export const holdFailed: CallEvent = { type: 'hold_failed' };
export const resumeFailed: CallEvent = { type: 'resume_failed' };
export const roomLost: CallEvent = { type: 'room_lost' };

/* What agents ask for: Ada, about the transfer to Ben, unless somebody else is named. */

export const holds = (by: AgentId = 'ada'): CallEvent => ({ type: 'agent_holds', by });
export const resumes = (by: AgentId = 'ada'): CallEvent => ({ type: 'agent_resumes', by });
export const requeues = (by: AgentId = 'ada'): CallEvent => ({
  type: 'agent_requeues',
  by,
  transferId: 'to-the-queue',
});
export const leaves = (by: AgentId): CallEvent => ({ type: 'agent_leaves', by });
export const ends = (by: AgentId = 'ada'): CallEvent => ({ type: 'agent_ends', by });
export const transfers = (
  mode: TransferMode,
  transfer: Transfer = toBen,
  by: AgentId = 'ada',
): CallEvent => ({ type: 'agent_transfers', by, mode, transfer });
export const swaps = (by: AgentId = 'ada', transferId: string = toBen.id): CallEvent => ({
  type: 'agent_swaps',
  by,
  transferId,
});
export const merges = (by: AgentId = 'ada', transferId: string = toBen.id): CallEvent => ({
  type: 'agent_merges',
  by,
  transferId,
});
export const completes = (by: AgentId = 'ada', transferId: string = toBen.id): CallEvent => ({
  type: 'agent_completes',
  by,
  transferId,
});
export const cancels = (by: AgentId = 'ada', transferId: string = toBen.id): CallEvent => ({
  type: 'agent_cancels',
  by,
  transferId,
});

/* What is decided. */

export const nothing: Decision = { kind: 'ignored' };
export const refusal = (because: Refusal): Decision => ({ kind: 'refused', because });
export const moved = (to: CallState, ...commands: Command[]): Decision => ({
  kind: 'moved',
  to,
  commands,
});
export const settled = (
  outcome: TransferOutcome,
  to: CallState,
  ...commands: Command[]
): Decision => ({ kind: 'moved', to, commands, settled: outcome });

/* What the carrier, or the desk, is told to do. */

export const findAgent: Command = { type: 'find_agent' };
export const resume: Command = { type: 'resume_customer' };
export const placeCustomer: Command = { type: 'place_customer' };
export const endConversation: Command = { type: 'end_conversation' };
export const hold = (audio: HoldAudio): Command => ({ type: 'hold_customer', audio });
export const ring = (leg: PartyLeg): Command => ({ type: 'ring', leg });
export const place = (leg: PartyLeg): Command => ({ type: 'place_leg', leg });
export const release = ({ leg }: PartyLeg): Command => ({ type: 'release', leg });
export const recall = (agent: AgentId): Command => ({ type: 'recall', agent });

/* Where it leads. */

export const connectedTo = (owner: Owner, ...guests: PartyLeg[]): CallState => ({
  name: 'connected',
  owner,
  guests,
});
export const heldBy = (owner: PartyLeg, ...guests: PartyLeg[]): CallState => ({
  name: 'held',
  owner,
  guests,
});
export const queuedAgain = (leaving: PartyLeg | null = null): CallState => ({
  name: 'queued',
  parked: 'hold',
  leaving,
});
/** Ben is on the way, the customer on hold; Ada gets the call back if he does not come. */
export const offeredToBen = (leaving: PartyLeg | null = null): StateOf<'offering'> => ({
  name: 'offering',
  parked: 'hold',
  offer: { party: agentParty('ben'), leg: 'leg-of-ben' },
  transferId: 'transfer-to-ben',
  recall: 'ada',
  leaving,
});
