import { agentParty, type CallState, partiesOf, partyOf } from '@baton/call-flow';
import { CallEntity } from '../../adapters/database/entities/call.entity';
import { toState, writeState } from './call.mapper';

const ada = { leg: 'leg-1', party: agentParty('agent1') };
const ben = { leg: 'leg-2', party: agentParty('agent2') };
const cleo = { leg: 'leg-3', party: partyOf('+12025550123') };
const transfer = { id: 'transfer-1', target: ben };

const states: CallState[] = [
  { name: 'queued', parked: 'waiting-room', leaving: null },
  { name: 'queued', parked: 'hold', leaving: null },
  { name: 'queued', parked: 'hold', leaving: ada },
  { name: 'asking' },
  { name: 'voicemail' },
  {
    name: 'offering',
    parked: 'waiting-room',
    offer: ada,
    transferId: null,
    recall: null,
    leaving: null,
  },
  {
    name: 'offering',
    parked: 'hold',
    offer: ben,
    transferId: 'transfer-1',
    recall: 'agent1',
    leaving: ada,
  },
  {
    name: 'offering',
    parked: 'hold',
    offer: ben,
    transferId: 'transfer-1',
    recall: 'agent1',
    leaving: null,
  },
  { name: 'connected', owner: ada, guests: [] },
  { name: 'connected', owner: ada, guests: [ben, cleo] },
  { name: 'held', owner: ada, guests: [ben] },
  { name: 'consult-holding', owner: ada, transfer },
  { name: 'consult-ringing', owner: ada, transfer },
  { name: 'consult-ringing-swapped', owner: ada, transfer },
  { name: 'consulting', owner: ada, transfer },
  { name: 'swapping', owner: ada, transfer },
  { name: 'swapped', owner: ada, transfer },
  { name: 'swapping-back', owner: ada, transfer, inLobby: true },
  { name: 'swapping-back', owner: ada, transfer, inLobby: false },
  { name: 'add-ringing', owner: ada, transfer, guests: [cleo] },
  { name: 'merged', owner: ada, transfer, guests: [cleo] },
  { name: 'completing', owner: ada, transfer },
  { name: 'owner-lost', agent: 'agent1', parked: 'hold' },
  { name: 'recalling', offer: ada, parked: 'waiting-room' },
  { name: 'ended', outcome: 'customer-hung-up' },
  { name: 'ended', outcome: 'agent-lost' },
];

describe('a row', () => {
  it.each(states.map((state) => [state.name, state] as const))(
    'keeps a call that is %s as it is',
    (_, state) => {
      const row = new CallEntity();
      writeState(row, state);
      expect(toState(row)).toEqual(state);
    },
  );

  it('keeps nothing of the previous state', () => {
    const row = new CallEntity();
    for (const from of states) {
      for (const to of states) {
        writeState(row, from);
        writeState(row, to);
        expect(toState(row)).toEqual(to);
      }
    }
    writeState(row, { name: 'ended', outcome: 'agent-ended' });
    expect(row).toMatchObject({
      ownerLegId: null,
      targetLegId: null,
      transferId: null,
      parked: null,
    });
  });

  it('that fits no state throws an error that names the row', () => {
    const row = Object.assign(new CallEntity(), {
      id: 'call-1',
      state: 'connected',
      ownerLegId: null,
    });
    expect(() => toState(row)).toThrow('Call call-1 is connected but has no owner_leg_id.');
  });
});

it('the parties of a call are those that its state counts on', () => {
  expect(partiesOf({ name: 'consulting', owner: ada, transfer })).toEqual([ada, ben]);
  expect(partiesOf({ name: 'queued', parked: 'hold', leaving: null })).toEqual([]);
});
