import type { CallStateName } from './call';
import { ada, ben, cleo, sample } from '../testing/sample-states';
import { connectedTo, heldBy, offeredToBen, queuedAgain } from '../testing/telling';
import type { Hearing, Hears } from './hearing';
import { agentParty } from './party';
import {
  awaitedLeg,
  customerConnection,
  type PlaceOfLeg,
  placeOfCustomer,
  placeOfLeg,
  rungLeg,
  whoHearsWhat,
} from './state-table';

/* The table of the product, one line a state: what the customer hears, and what each agent does. */
const customer = 'customer' as const;
const [a, b] = [{ party: ada.party }, { party: ben.party }];
type Line = [Hears, ...[string, Hears][]];
const table: Record<CallStateName, Line> = {
  queued: ['wait-music'],
  offering: ['wait-music'],
  asking: ['announcement'],
  voicemail: ['announcement'],
  connected: [[a], ['ada', [customer]]],
  held: ['hold-music', ['ada', 'nothing']],
  'consult-holding': ['hold-music', ['ada', 'nothing']],
  'consult-ringing': ['hold-music', ['ada', 'nothing']],
  'consult-ringing-swapped': [[a], ['ada', [customer]]],
  consulting: ['hold-music', ['ada', [b]], ['ben', [a]]],
  swapping: [[a], ['ada', [customer]], ['ben', 'hold-music']],
  swapped: [[a], ['ada', [customer]], ['ben', 'hold-music']],
  'swapping-back': ['hold-music', ['ada', [b]], ['ben', [a]]],
  'add-ringing': [[a], ['ada', [customer]]],
  merged: [
    [a, b],
    ['ada', [customer, b]],
    ['ben', [customer, a]],
  ],
  completing: [
    [a, b],
    ['ada', [customer, b]],
    ['ben', [customer, a]],
  ],
  'owner-lost': ['hold-music'],
  recalling: ['hold-music'],
  ended: ['nothing'],
};
const hearing = ([heard, ...agents]: Line): Hearing => ({
  customer: heard,
  parties: agents.map(([agent, hears]) => ({ party: agentParty(agent), hears })),
});

describe('who hears what', () => {
  it.each(Object.values(sample))('matches the table in $name', (state) => {
    expect(whoHearsWhat(state)).toEqual(hearing(table[state.name]));
  });

  it('is hold music for a customer who has talked to somebody and waits again', () => {
    for (const state of [sample.queued, sample.offering]) {
      expect(whoHearsWhat({ ...state, parked: 'hold' }).customer).toBe('hold-music');
    }
  });

  it('includes every guest', () => {
    const c = { party: cleo.party };

    expect(whoHearsWhat(connectedTo(ada, cleo))).toEqual(
      hearing([
        [a, c],
        ['ada', [customer, c]],
        ['cleo', [customer, a]],
      ]),
    );
    expect(whoHearsWhat(heldBy(ada, cleo))).toEqual(
      hearing(['hold-music', ['ada', [c]], ['cleo', [a]]]),
    );
    expect(whoHearsWhat({ ...sample['add-ringing'], guests: [cleo] })).toEqual(
      whoHearsWhat(connectedTo(ada, cleo)),
    );
    expect(whoHearsWhat({ ...sample.merged, guests: [cleo] })).toEqual(
      whoHearsWhat(connectedTo(ada, cleo, ben)),
    );
  });

  it('is silence for the owner who turns to a target that has not answered', () => {
    expect(whoHearsWhat({ ...sample['swapping-back'], inLobby: false })).toEqual(
      whoHearsWhat(sample['consult-ringing']),
    );
  });
});

describe('the carrier treats the customer', () => {
  const treated: Record<CallStateName, ReturnType<typeof customerConnection>> = {
    queued: 'waiting',
    offering: 'waiting',
    asking: 'aside',
    voicemail: 'aside',
    connected: 'live',
    held: 'held',
    'consult-holding': 'held',
    'consult-ringing': 'held',
    'consult-ringing-swapped': 'live',
    consulting: 'held',
    swapping: 'held',
    swapped: 'live',
    'swapping-back': 'held',
    'add-ringing': 'live',
    merged: 'live',
    completing: 'live',
    'owner-lost': 'held',
    recalling: 'held',
    ended: 'gone',
  };

  it.each(Object.entries(treated))('in %s as %s', (name, connection) => {
    expect(customerConnection(sample[name as CallStateName])).toBe(connection);
  });

  it('as on hold when they wait again', () => {
    for (const state of [sample.queued, sample.offering]) {
      expect(customerConnection({ ...state, parked: 'hold' })).toBe('held');
    }
  });
});

/*
 * Where Ada, who owns or owned the call, and Ben, who is offered the call or gets it by a transfer,
 * belong.
 */
const places: Record<CallStateName, readonly [ada: PlaceOfLeg, ben: PlaceOfLeg]> = {
  queued: ['nowhere', 'nowhere'],
  offering: ['nowhere', 'room'],
  asking: ['nowhere', 'nowhere'],
  voicemail: ['nowhere', 'nowhere'],
  connected: ['room', 'nowhere'],
  held: ['room', 'nowhere'],
  'consult-holding': ['room', 'room'],
  'consult-ringing': ['room', 'room'],
  'consult-ringing-swapped': ['room', 'lobby'],
  consulting: ['room', 'room'],
  swapping: ['room', 'lobby'],
  swapped: ['room', 'lobby'],
  'swapping-back': ['room', 'lobby'],
  'add-ringing': ['room', 'room'],
  merged: ['room', 'room'],
  completing: ['room', 'room'],
  'owner-lost': ['nowhere', 'nowhere'],
  recalling: ['room', 'nowhere'],
  ended: ['nowhere', 'nowhere'],
};

describe('a leg that asks where it belongs', () => {
  it.each(Object.values(sample))('gets the right answer in $name', (state) => {
    expect([placeOfLeg(state, ada.leg), placeOfLeg(state, ben.leg)]).toEqual(places[state.name]);
    expect(placeOfLeg(state, 'leg-of-nobody')).toBe('nowhere');
  });

  it('is told to stay when it is a guest, or has not left yet', () => {
    expect(placeOfLeg(connectedTo(ada, cleo), cleo.leg)).toBe('room');
    expect(placeOfLeg({ ...sample.merged, guests: [cleo] }, cleo.leg)).toBe('room');
    expect(placeOfLeg(queuedAgain(ada), ada.leg)).toBe('room');
    expect(placeOfLeg(offeredToBen(ada), ada.leg)).toBe('room');
  });
});

describe('a customer whose connection asks where it belongs', () => {
  const elsewhere = { asking: 'menu', voicemail: 'voicemail', ended: 'farewell' } as const;

  it.each(Object.values(sample))('gets the right answer in $name', (state) => {
    expect(placeOfCustomer(state)).toBe(
      state.name in elsewhere ? elsewhere[state.name as keyof typeof elsewhere] : 'room',
    );
  });
});

describe('the leg that has to join', () => {
  const awaited: Partial<Record<CallStateName, string>> = {
    offering: ben.leg,
    recalling: ada.leg,
    'consult-ringing': ben.leg,
    'add-ringing': ben.leg,
  };

  it.each(Object.values(sample))('is known in $name, or does not exist', (state) => {
    expect(awaitedLeg(state)).toBe(awaited[state.name] ?? null);
  });
});

describe('the leg that is rung', () => {
  const rung: Partial<Record<CallStateName, string>> = {
    offering: ben.leg,
    recalling: ada.leg,
    'consult-holding': ben.leg,
    'consult-ringing': ben.leg,
    'consult-ringing-swapped': ben.leg,
    'add-ringing': ben.leg,
  };

  it.each(Object.values(sample))('is known in $name, or does not exist', (state) => {
    expect(rungLeg(state)).toBe(rung[state.name] ?? null);
  });

  it('is the target of a swap back who has not answered', () => {
    expect(rungLeg({ ...sample['swapping-back'], inLobby: false })).toBe(ben.leg);
  });
});
