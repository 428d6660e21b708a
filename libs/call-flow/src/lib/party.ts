import type { AgentId, PartyText, PhoneNumber, ReceiverText } from './ids';

/**
 * Somebody on a call beside the customer: an agent of the desk, who has a page and presses buttons,
 * or an outside party, who has a telephone only.
 */
export type Party = AgentParty | OutsideParty;

export interface AgentParty {
  readonly kind: 'agent';
  readonly id: AgentId;
}

export interface OutsideParty {
  readonly kind: 'outside';
  readonly number: PhoneNumber;
}

/** Who can get a customer: a party, or the queue, where no agent in particular is rung for them. */
export type Receiver = Party | Queue;

export interface Queue {
  readonly kind: 'queue';
}

export const agentParty = (id: AgentId): AgentParty => ({ kind: 'agent', id });
export const queue: Queue = { kind: 'queue' };

/** No agent has it as an id: the settings refuse it. */
const queueText = 'queue';

/**
 * Reads a party as rows, jobs and addresses keep it: an agent's id, or an outside number in E.164
 * (`+12025550123`). No agent's id begins with a plus. Nothing else knows how to tell them apart.
 */
export function partyOf(text: PartyText): Party {
  const plain: string = text;
  return plain.startsWith('+') ? { kind: 'outside', number: plain } : agentParty(plain);
}

/** Reads who gets a customer: a party, or the queue. */
export function receiverOf(text: ReceiverText): Receiver {
  const plain: string = text;
  return plain === queueText ? queue : partyOf(plain);
}

/** Writes a party, or the queue, as rows, jobs and addresses keep it. */
export function textOf(receiver: Party): PartyText;
export function textOf(receiver: Receiver): ReceiverText;
export function textOf(receiver: Receiver): ReceiverText {
  switch (receiver.kind) {
    case 'agent':
      return receiver.id;
    case 'outside':
      return receiver.number;
    case 'queue':
      return queueText;
  }
}

/** Whether the party is this agent. */
export const isAgent = (party: Party, id: AgentId): boolean =>
  party.kind === 'agent' && party.id === id;

/** The agent's id; null for an outside party. */
export const agentIdOf = (party: Party): AgentId | null =>
  party.kind === 'agent' ? party.id : null;

/** Whether both are the same agent, or the same outside number. */
export const isSameParty = (one: Party, other: Party): boolean => textOf(one) === textOf(other);
