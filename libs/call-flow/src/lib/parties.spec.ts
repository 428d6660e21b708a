import type { CallStateName } from './call';
import { ada, ben, cleo, sample, toBen } from '../testing/sample-states';
import { connectedTo, heldBy, offeredToBen, queuedAgain } from '../testing/telling';
import { awaitedLeg, isParty, partiesOf, placeOfCustomer, placeOfLeg, transferOf } from './parties';

/* Where Ada, who owns or owned the call, and Ben, who is offered the call or gets it by a transfer, belong. */
type Place = ReturnType<typeof placeOfLeg>;
const places: Record<CallStateName, readonly [ada: Place, ben: Place]> = {
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
  it.each(Object.values(sample))('is told so in $name', (state) => {
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

  it.each(Object.values(sample))('is told so in $name', (state) => {
    expect(placeOfCustomer(state)).toBe(
      state.name in elsewhere ? elsewhere[state.name as keyof typeof elsewhere] : 'room',
    );
  });
});

describe('the parties of a call', () => {
  it('are all who the state counts on', () => {
    expect(partiesOf(sample.queued)).toEqual([]);
    expect(partiesOf(sample.ended)).toEqual([]);
    expect(partiesOf(sample['owner-lost'])).toEqual([]);
    expect(partiesOf(sample.recalling)).toEqual([ada]);
    expect(partiesOf(heldBy(ada, cleo))).toEqual([ada, cleo]);
    expect(partiesOf({ ...sample.merged, guests: [cleo] })).toEqual([ada, cleo, ben]);
    expect(partiesOf(offeredToBen(ada))).toEqual([ben, ada]);
    expect(partiesOf(offeredToBen())).toEqual([ben]);
    expect(partiesOf(queuedAgain(ada))).toEqual([ada]);
  });

  it('are known by their legs', () => {
    expect(isParty(sample.consulting, ben)).toBe(true);
    expect(isParty(sample.consulting, { leg: 'another-leg-of-ben' })).toBe(false);
  });
});

describe('the leg that has to join', () => {
  const awaited: Partial<Record<CallStateName, string>> = {
    offering: ben.leg,
    recalling: ada.leg,
    'consult-ringing': ben.leg,
    'add-ringing': ben.leg,
  };

  it.each(Object.values(sample))('is known in $name, or there is none', (state) => {
    expect(awaitedLeg(state)).toBe(awaited[state.name] ?? null);
  });
});

describe('the transfer under way', () => {
  it('is the one that the state carries, also after its owner has gone', () => {
    expect(transferOf(sample.consulting)).toBe(toBen.id);
    expect(transferOf(offeredToBen())).toBe(toBen.id);
  });

  it('is none elsewhere', () => {
    for (const state of [sample.queued, sample.offering, sample.connected, sample.ended]) {
      expect(transferOf(state)).toBeNull();
    }
  });
});
