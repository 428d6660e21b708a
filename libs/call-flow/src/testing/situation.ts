import type { AgentLeg, CallState, PartyLeg } from '../lib/call';
import type { AgentId, LegId } from '../lib/ids';
import { agentParty, type Party, partyOf, textOf } from '../lib/party';
import type { Decision } from '../lib/decision';
import type { CallEvent } from '../lib/event';
import type { CustomerConnection } from '../lib/state-table';

/**
 * A call and the little of the world that the promise is about: where every leg is, and how the
 * carrier was last told to treat the customer.
 */
export interface Situation {
  readonly state: CallState;
  readonly ringing: readonly LegId[];
  /** Answered, and on the way to where they belong. */
  readonly asking: readonly LegId[];
  /** Outside of the room, with music. */
  readonly lobby: readonly LegId[];
  readonly room: readonly LegId[];
  readonly told: CustomerConnection;
  /** What the carrier was asked to do with the customer and has not confirmed. */
  readonly pending: 'hold' | 'resume' | null;
}

/** One event in one situation, what was decided about it, and what came of it. */
export interface Step {
  readonly before: Situation;
  readonly event: CallEvent;
  readonly decision: Decision;
  readonly after: Situation;
}

/** A customer has just called. */
export const start: Situation = {
  state: { name: 'queued', parked: 'waiting-room', leaving: null },
  ringing: [],
  asking: [],
  lobby: [],
  room: [],
  told: 'waiting',
  pending: null,
};

/** Who may be on the call: three agents and an outside number. */
export const everybody: readonly Party[] = ['ada', 'ben', 'cleo', '+12025550123'].map(partyOf);

/** The agents of the desk among them, who press buttons and are offered customers. */
export const colleaguesAmong = (people: readonly Party[]): AgentId[] =>
  people.flatMap((party) => (party.kind === 'agent' ? [party.id] : []));

export const legOf = (party: Party): PartyLeg => ({ party, leg: `leg-of-${textOf(party)}` });

export const agentLegOf = (id: AgentId): AgentLeg => {
  const party = agentParty(id);
  return { party, leg: legOf(party).leg };
};

/** Every leg that there is, wherever it is. */
export const legsIn = ({ ringing, asking, lobby, room }: Situation): LegId[] => [
  ...ringing,
  ...asking,
  ...lobby,
  ...room,
];

/** A step as a story: enough to see what went wrong. */
export const story = ({ before, event, after }: Step): string =>
  [before, event, after].map((part) => JSON.stringify(part)).join('\n  ');
