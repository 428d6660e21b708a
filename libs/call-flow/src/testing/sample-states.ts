import type { AgentLeg, CallState, CallStateName, PartyLeg, StateOf, Transfer } from '../lib/call';
import { agentParty } from '../lib/party';

/** Ada owns the call, Ben is the one it is offered or transferred to. For specs only. */
export const ada: AgentLeg = { party: agentParty('ada'), leg: 'leg-of-ada' };
export const ben: AgentLeg = { party: agentParty('ben'), leg: 'leg-of-ben' };
export const cleo: AgentLeg = { party: agentParty('cleo'), leg: 'leg-of-cleo' };
export const dev: AgentLeg = { party: agentParty('dev'), leg: 'leg-of-dev' };
/** Somebody outside of the desk, who has a telephone and no page. */
export const zoe: PartyLeg = {
  party: { kind: 'outside', number: '+12025550123' },
  leg: 'leg-of-zoe',
};
export const toBen: Transfer = { id: 'transfer-to-ben', target: ben };

/** One call in every state. */
export const sample: { readonly [N in CallStateName]: StateOf<N> } = {
  queued: { name: 'queued', parked: 'waiting-room', leaving: null },
  offering: {
    name: 'offering',
    parked: 'waiting-room',
    offer: ben,
    transferId: null,
    recall: null,
    leaving: null,
  },
  asking: { name: 'asking' },
  voicemail: { name: 'voicemail' },
  connected: { name: 'connected', owner: ada, guests: [] },
  held: { name: 'held', owner: ada, guests: [] },
  'consult-holding': { name: 'consult-holding', owner: ada, transfer: toBen },
  'consult-ringing': { name: 'consult-ringing', owner: ada, transfer: toBen },
  'consult-ringing-swapped': { name: 'consult-ringing-swapped', owner: ada, transfer: toBen },
  consulting: { name: 'consulting', owner: ada, transfer: toBen },
  swapping: { name: 'swapping', owner: ada, transfer: toBen },
  swapped: { name: 'swapped', owner: ada, transfer: toBen },
  'swapping-back': { name: 'swapping-back', owner: ada, transfer: toBen, inLobby: true },
  'add-ringing': { name: 'add-ringing', owner: ada, transfer: toBen, guests: [] },
  merged: { name: 'merged', owner: ada, transfer: toBen, guests: [] },
  completing: { name: 'completing', owner: ada, transfer: toBen },
  'owner-lost': { name: 'owner-lost', agent: 'ada', parked: 'hold' },
  recalling: { name: 'recalling', offer: ada, parked: 'hold' },
  ended: { name: 'ended', outcome: 'agent-ended' },
};

/** The sample states as a list. */
export const sampleStates: readonly CallState[] = Object.values(sample);
