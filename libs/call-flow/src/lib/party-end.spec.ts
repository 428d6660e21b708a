import type { CallState, PartyLeg } from './call';
import { decide } from './decide';
import type { CallEvent } from './event';
import { endsOfParties, type PartyEnd } from './party-end';
import { queue } from './party';
import { ada, ben, cleo, sample, toBen, zoe } from '../testing/sample-states';
import {
  cancels,
  completes,
  customerHeld,
  customerLeft,
  customerResumed,
  ends,
  goes,
  holdFailed,
  joins,
  leaves,
  resumeFailed,
  roomLost,
} from '../testing/telling';

const leaving = {
  ...sample.offering,
  parked: 'hold',
  transferId: toBen.id,
  recall: 'ada',
  leaving: ada,
} as const;
const withCleo = { ...sample.connected, guests: [cleo] };

/** What becomes of all who leave the call by one event. */
const told = (before: CallState, event: CallEvent) => {
  const decision = decide(before, event);
  return endsOfParties(before, event, decision.kind === 'moved' ? decision.to : before);
};

type Told = readonly [PartyLeg, PartyEnd];
type Row = readonly [string, CallState, CallEvent, ...Told[]];

describe('how a call is over for each party', () => {
  const rows: readonly Row[] = [
    [
      'the customer hangs up while two talk',
      sample.consulting,
      customerLeft,
      [ada, { kind: 'customer-hung-up' }],
      [ben, { kind: 'customer-hung-up' }],
    ],
    ['the customer gives up', sample.offering, customerLeft, [ben, { kind: 'customer-hung-up' }]],
    [
      'the owner ends it',
      sample.merged,
      ends('ada'),
      [ada, { kind: 'agent-ended', by: 'ada' }],
      [ben, { kind: 'agent-ended', by: 'ada' }],
    ],
    [
      'the owner leaves while it rings',
      sample['consult-ringing'],
      leaves('ada'),
      [ada, { kind: 'handed-over', to: ben.party }],
    ],
    [
      'the owner is lost while it rings',
      sample['consult-ringing'],
      goes(ada),
      [ada, { kind: 'lost', to: ben.party }],
    ],
    [
      'the owner is lost in a private word',
      sample.consulting,
      goes(ada),
      [ada, { kind: 'lost', to: ben.party }],
    ],
    ['the owner is lost, alone', sample.connected, goes(ada), [ada, { kind: 'lost', to: null }]],
    ['the owner leaves a guest to it', withCleo, leaves('ada'), [ada, { kind: 'left' }]],
    ['a guest leaves', withCleo, leaves('cleo'), [cleo, { kind: 'left' }]],
    ['a guest is lost', withCleo, goes(cleo), [cleo, { kind: 'lost', to: ada.party }]],
    [
      'a guest outside of the desk hangs up',
      { ...sample.connected, guests: [zoe] },
      goes(zoe),
      [zoe, { kind: 'left' }],
    ],
    [
      'the customer comes off hold for the new owner',
      sample.completing,
      customerResumed,
      [ada, { kind: 'handed-over', to: ben.party }],
    ],
    [
      'the owner hangs up after they have handed over',
      sample.completing,
      goes(ada),
      [ada, { kind: 'handed-over', to: ben.party }],
    ],
    [
      'the owner completes among three',
      sample.merged,
      completes(),
      [ada, { kind: 'handed-over', to: ben.party }],
    ],
    ['the target leaves a private word', sample.consulting, leaves('ben'), [ben, { kind: 'left' }]],
    [
      'the target is lost in a private word',
      sample.consulting,
      goes(ben),
      [ben, { kind: 'lost', to: ada.party }],
    ],
    [
      'the owner takes the call back',
      sample.consulting,
      cancels(),
      [ben, { kind: 'let-go', by: 'ada' }],
    ],
    [
      'the owner stops the ringing',
      sample['consult-ringing'],
      cancels(),
      [ben, { kind: 'let-go', by: 'ada' }],
    ],
    ...(['declined', 'busy', 'no-answer', 'went-away', 'offline', 'failed'] as const).map(
      (kind): Row => [`a ring ends: ${kind}`, sample.offering, goes(ben, kind), [ben, { kind }]],
    ),
    [
      'the carrier cancels a ring',
      sample.offering,
      goes(ben, 'canceled'),
      [ben, { kind: 'let-go', by: null }],
    ],
    [
      'the target is not rung yet when the owner is lost',
      sample['consult-holding'],
      goes(ada),
      [ada, { kind: 'lost', to: null }],
      [ben, { kind: 'let-go', by: null }],
    ],
    [
      'the customer has music, and their agent may go',
      leaving,
      customerHeld,
      [ada, { kind: 'handed-over', to: ben.party }],
    ],
    [
      'their agent hangs up before the customer has music',
      leaving,
      goes(ada),
      [ada, { kind: 'handed-over', to: ben.party }],
    ],
    [
      'the colleague is faster than the music',
      leaving,
      joins(ben),
      [ada, { kind: 'handed-over', to: ben.party }],
    ],
    [
      'the colleague does not come, and the agent stays',
      leaving,
      goes(ben, 'no-answer'),
      [ben, { kind: 'no-answer' }],
    ],
    [
      'the customer cannot be put on hold, and their agent stays',
      leaving,
      holdFailed,
      [ben, { kind: 'let-go', by: null }],
    ],
    [
      'the customer is back in the queue',
      { ...sample.queued, parked: 'hold', leaving: ada },
      customerHeld,
      [ada, { kind: 'handed-over', to: queue }],
    ],
    [
      'the customer is offered to somebody before their agent may go',
      { ...leaving, transferId: null, recall: null },
      customerHeld,
      [ada, { kind: 'handed-over', to: queue }],
    ],
    [
      'the room is lost with everybody in it',
      sample.consulting,
      roomLost,
      [ada, { kind: 'lost', to: null }],
      [ben, { kind: 'lost', to: null }],
    ],
    [
      'the room is lost while it rings',
      sample['consult-ringing'],
      roomLost,
      [ada, { kind: 'lost', to: null }],
      [ben, { kind: 'let-go', by: null }],
    ],
    [
      'the room is lost while an agent lets go',
      leaving,
      roomLost,
      [ada, { kind: 'handed-over', to: ben.party }],
    ],
    [
      'the customer cannot be brought to three',
      { ...sample['add-ringing'], guests: [cleo] },
      resumeFailed,
      [ben, { kind: 'let-go', by: null }],
    ],
  ];

  it.each(rows.map(([situation, before, event, ...ends]) => ({ situation, before, event, ends })))(
    '$situation',
    ({ before, event, ends }) => {
      expect(told(before, event)).toEqual(ends.map(([{ leg }, end]) => ({ leg, end })));
    },
  );

  it.each(
    (
      [
        'consult-holding',
        'consult-ringing',
        'consult-ringing-swapped',
        'add-ringing',
        'swapping-back',
      ] as const
    ).map((name) => [name] as const),
  )('a lost room withdraws a ring in %s and loses nobody by it', (name) => {
    const before = { ...sample[name], ...(name === 'swapping-back' && { inLobby: false }) };
    const ofBen = told(before as CallState, roomLost).find(({ leg }) => leg === ben.leg);
    expect(ofBen?.end).toEqual({ kind: 'let-go', by: null });
  });

  it('a lost room loses who waits in the lobby, or talks', () => {
    for (const before of [
      sample.swapped,
      sample.swapping,
      sample['swapping-back'],
      sample.merged,
    ]) {
      const ofBen = told(before, roomLost).find(({ leg }) => leg === ben.leg);
      expect(ofBen?.end).toEqual({ kind: 'lost', to: null });
    }
  });

  it('is told of nobody who stays', () => {
    expect(told(sample.consulting, customerHeld)).toEqual([]);
    expect(told(sample.held, customerResumed)).toEqual([]);
  });
});
