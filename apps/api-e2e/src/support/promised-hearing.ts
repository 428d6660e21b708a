import { type CallState, type Hears, partyOf, textOf, whoHearsWhat } from '@baton/call-flow';
import type { CallView, PartyView } from '@baton/shared-types';

/** What each party hears, by name (`customer`, `agent1`, …): our audio, or the others in order. */
export type WhoHearsWhat = Readonly<Record<string, string>>;

/** What the machine promises for the state that a view shows. */
export function promisedFor(call: CallView): WhoHearsWhat {
  const { customer, parties } = whoHearsWhat(stateOf(call));
  return Object.fromEntries([
    ['customer', inWords(customer)],
    ...parties.map(({ party, hears }) => [textOf(party), inWords(hears)]),
  ]) as WhoHearsWhat;
}

function inWords(hears: Hears): string {
  if (typeof hears === 'string') return hears;
  return hears
    .map((who) => (who === 'customer' ? who : textOf(who.party)))
    .sort()
    .join(' and ');
}

/** The machine's state, as far as hearing depends on it. */
function stateOf(call: CallView): CallState {
  const parked = call.customer.hears === 'hold-music' ? 'hold' : 'waiting-room';
  const party = (role: PartyView['role']) => {
    const found = call.parties.find((each) => each.role === role);
    if (!found) throw new Error(`The ${call.state} call has no ${role}.`);
    return { leg: found.legId, party: partyOf(found.agent.id) };
  };
  const agent = (role: PartyView['role']) => {
    const { leg, party: who } = party(role);
    if (who.kind !== 'agent') throw new Error(`The ${role} party is no agent.`);
    return { leg, party: who };
  };
  const guests = call.parties
    .filter(({ role }) => role === 'guest')
    .map(({ legId, agent }) => ({ leg: legId, party: partyOf(agent.id) }));
  const transfer = () => ({ id: call.transfer?.id ?? '', target: party('target') });

  switch (call.state) {
    case 'queued':
      return { name: call.state, parked, leaving: null };
    case 'asking':
    case 'voicemail':
      return { name: call.state };
    case 'offering':
      return {
        name: call.state,
        parked,
        offer: party('offered'),
        transferId: null,
        recall: null,
        leaving: null,
      };
    case 'connected':
    case 'held':
      return { name: call.state, owner: party('owner'), guests };
    case 'consult-holding':
    case 'consult-ringing':
    case 'consult-ringing-swapped':
    case 'consulting':
    case 'swapping':
    case 'swapped':
    case 'completing':
      return { name: call.state, owner: party('owner'), transfer: transfer() };
    case 'swapping-back': {
      const inLobby = call.parties.some(({ status }) => status === 'waiting');
      return { name: call.state, owner: party('owner'), transfer: transfer(), inLobby };
    }
    case 'add-ringing':
    case 'merged':
      return { name: call.state, owner: party('owner'), transfer: transfer(), guests };
    case 'owner-lost':
      return { name: call.state, agent: call.transfer?.from ?? '', parked };
    case 'recalling':
      return { name: call.state, offer: agent('offered'), parked };
    case 'ended':
      return { name: call.state, outcome: call.outcome ?? 'customer-hung-up' };
  }
}
