import type { CallState, PartyLeg } from '@baton/call-flow';
import { aCall, aLeg, listsOf, longAgo } from '../../testing/known-calls';
import type { Overview } from '../carrier/telephony';
import type { CallRow, LegRow } from '../store/rows';
import { reasonToLook } from './reason-to-look';

const ada: PartyLeg = { leg: 'ada', party: { kind: 'agent', id: 'ada' } };
const ben: PartyLeg = { leg: 'ben', party: { kind: 'agent', id: 'ben' } };
const connected: CallState = { name: 'connected', owner: ada, guests: [] };
const waiting: CallState = { name: 'queued', parked: 'waiting-room', leaving: null };
const transfer = { id: 'transfer', target: ben };
const since = new Date(longAgo.getTime() + 60_000);

/** The reason to look at a call, where the lists say what `differs`. */
function reason(
  state: CallState,
  {
    call = {},
    legs = [aLeg('ada')],
    differs = {},
    at = since,
  }: {
    readonly call?: Partial<CallRow>;
    readonly legs?: readonly LegRow[];
    readonly differs?: Partial<Overview>;
    readonly at?: Date | null;
  } = {},
) {
  const known = { call: aCall('call', state, call), legs };
  return reasonToLook(known, { ...listsOf([known]), ...differs }, at);
}

/* Real: everything. */
describe('a call', () => {
  it('gives no reason to look at it while the lists say what the desk knows', () => {
    expect(reason(connected)).toBeNull();
    expect(reason(waiting, { legs: [] })).toBeNull();
  });

  it('is looked at when nobody knows when it was compared last', () => {
    expect(reason(connected, { at: null })).toBe('nobody has looked');
  });

  it('is looked at when its customer is not among the connections that are up', () => {
    expect(reason(waiting, { legs: [], differs: { up: new Set() } })).toBe(
      'the customer is not up',
    );
  });

  it.each([
    ['none is open', new Map()],
    ['another one is open under its name', new Map([['CA-call', ['CF-other']]])],
  ])('is looked at when of its rooms %s', (_what, rooms) => {
    expect(reason(connected, { differs: { rooms } })).toBe('the room is not open');
  });

  it('is not looked at when its room is known by name only, and is open', () => {
    const rooms = new Map([['CA-call', ['CF-new']]]);
    expect(reason(waiting, { legs: [], call: { roomSid: null }, differs: { rooms } })).toBeNull();
    const call = { roomSid: null, lostRoomSids: ['CF-new'] };
    expect(reason(waiting, { legs: [], call, differs: { rooms } })).toBe('the room is not open');
  });

  it('is looked at when it has two rooms', () => {
    const rooms = new Map([['CA-call', ['CF-call', 'CF-second']]]);
    expect(reason(connected, { differs: { rooms } })).toBe('a room is left over');
  });

  it('is looked at when its customer is asked something, and their room is open still', () => {
    const asking: CallState = { name: 'asking' };
    expect(reason(asking, { legs: [] })).toBe('a room is left over');
    expect(reason(asking, { legs: [], differs: { rooms: new Map() } })).toBeNull();
  });

  it('is looked at when it is over, and its room is open still', () => {
    const over = (outcome: 'agent-ended' | 'customer-hung-up'): CallState => ({
      ...{ name: 'ended', outcome },
    });
    expect(reason(over('agent-ended'), { legs: [] })).toBe('a room is left over');
    expect(reason(over('customer-hung-up'), { legs: [] })).toBeNull();
  });

  it('is looked at as long as a leg lives that should have been hung up', () => {
    const legs = [aLeg('ada'), aLeg('ben', { releasedAt: longAgo })];
    expect(reason(connected, { legs })).toBe('a leg is left over');
  });

  it('is looked at when a leg that has answered is not up any more', () => {
    expect(reason(connected, { differs: { up: new Set(['CA-call']) } })).toBe(
      'a leg is not where it belongs',
    );
  });

  describe('of which a colleague is rung', () => {
    const ringing: CallState = { name: 'add-ringing', owner: ada, guests: [], transfer };
    const rung = aLeg('ben', { answeredAt: null, joinedAt: null });
    const legs = [aLeg('ada'), rung];

    it('is not looked at while they are', () => {
      expect(reason(ringing, { legs })).toBeNull();
    });

    it('is looked at when they ring no longer', () => {
      const differs = { ringing: new Set<string>() };
      expect(reason(ringing, { legs, differs })).toBe('a leg is not where it belongs');
    });

    it('is looked at when they have answered, and nobody has said that they are there', () => {
      const differs = { up: new Set(['CA-call', 'CA-ada', 'CA-ben']) };
      expect(reason(ringing, { legs, differs })).toBe('a leg is not where it belongs');
    });

    it('is looked at when they are not known to have left for the lobby', () => {
      const swapped: CallState = { name: 'swapped', owner: ada, transfer };
      const there = aLeg('ben', { waitingSince: longAgo });
      expect(reason(swapped, { legs: [aLeg('ada'), there] })).toBeNull();
      expect(reason(swapped, { legs: [aLeg('ada'), aLeg('ben')] })).toBe(
        'a leg is not where it belongs',
      );
    });

    it('is not looked at while the job that rings them looks for them', () => {
      expect(reason(ringing, { legs: [aLeg('ada'), { ...rung, sid: null }] })).toBeNull();
    });
  });

  describe('of which the carrier has been told something', () => {
    const secondsBefore = (seconds: number) => new Date(since.getTime() - seconds * 1_000);

    it('is looked at until what was told must have been done, and once after it', () => {
      const told = (seconds: number) =>
        reason(connected, { call: { stateSince: secondsBefore(seconds) } });
      expect(told(-1)).toBe('something has changed');
      expect(told(3.9)).toBe('something has changed');
      expect(told(4)).toBeNull();
    });

    it('is looked at when somebody has joined only just', () => {
      const legs = [aLeg('ada', { joinedAt: secondsBefore(1) })];
      expect(reason(connected, { legs })).toBe('something has changed');
    });

    it('is not looked at when the customer waits as before', () => {
      expect(reason(waiting, { legs: [], call: { stateSince: secondsBefore(0) } })).toBeNull();
    });
  });
});
