import { decide } from '../decide';
import { placeOfCustomer } from '../state-table';
import { ada, ben, sample } from '../../testing/sample-states';
import {
  chooses,
  customerLeft,
  endConversation,
  findAgent,
  goes,
  holds,
  isOffered,
  isRecalled,
  joins,
  moved,
  nothing,
  placeCustomer,
  queuedAgain,
  refusal,
  release,
  roomLost,
  waitsInLobby,
} from '../../testing/telling';

const waitOver = { type: 'wait_over' } as const;
const choiceOver = { type: 'choice_over' } as const;
const messageLeft = { type: 'message_left' } as const;
const nothingSaid = { type: 'nothing_said' } as const;

describe('a customer who has waited too long', () => {
  it('is asked what they want, whether they wait for the first time or again', () => {
    for (const queued of [sample.queued, queuedAgain()]) {
      expect(decide(queued, waitOver)).toEqual(moved(sample.asking, placeCustomer));
    }
    expect(placeOfCustomer(sample.asking)).toBe('menu');
  });

  it('is not asked while somebody talks to them or is on the way', () => {
    expect(decide(queuedAgain(ada), waitOver)).toEqual(nothing);
    for (const state of [sample.offering, sample.connected, sample['owner-lost'], sample.ended]) {
      expect(decide(state, waitOver)).toEqual(nothing);
    }
  });

  it('may book a callback, which ends the call', () => {
    expect(decide(sample.asking, chooses('callback'))).toEqual(
      moved({ name: 'ended', outcome: 'callback-booked' }),
    );
  });

  it('may leave a message', () => {
    expect(decide(sample.asking, chooses('voicemail'))).toEqual(moved(sample.voicemail));
    expect(placeOfCustomer(sample.voicemail)).toBe('voicemail');
  });

  it('may go on waiting, in a conference with wait music', () => {
    expect(decide(sample.asking, chooses('wait'))).toEqual(moved(sample.queued, findAgent));
    expect(placeOfCustomer(sample.queued)).toBe('room');
  });

  it('goes on waiting when they choose nothing', () => {
    expect(decide(sample.asking, choiceOver)).toEqual(
      moved(sample.queued, placeCustomer, findAgent),
    );
  });

  it('may hang up instead of choosing', () => {
    expect(decide(sample.asking, customerLeft)).toEqual(
      moved({ name: 'ended', outcome: 'customer-hung-up' }, endConversation),
    );
  });

  it('is not torn out of the menu by an agent, a leg or a conference', () => {
    for (const state of [sample.asking, sample.voicemail]) {
      expect(decide(state, isOffered(ada))).toEqual(refusal('not_queued'));
      expect(decide(state, isRecalled(ada))).toEqual(refusal('not_queued'));
      expect(decide(state, holds())).toEqual(refusal('no_agent_yet'));
      expect(decide(state, joins(ben))).toEqual(moved(state, release(ben)));
      expect(decide(state, waitsInLobby(ben))).toEqual(moved(state, release(ben)));
      expect(decide(state, goes(ben))).toEqual(nothing);
      expect(decide(state, roomLost)).toEqual(nothing);
      expect(decide(state, waitOver)).toEqual(nothing);
    }
  });
});

describe('a customer who leaves a message', () => {
  it('is done when it is left', () => {
    expect(decide(sample.voicemail, messageLeft)).toEqual(
      moved({ name: 'ended', outcome: 'voicemail-left' }),
    );
  });

  it('may hang up, which is how messages end, and is known to have left one once it is there', () => {
    const over = { name: 'ended', outcome: 'no-message' } as const;
    const left = { name: 'ended', outcome: 'voicemail-left' } as const;

    expect(decide(sample.voicemail, customerLeft)).toEqual(moved(over, endConversation));
    expect(decide(over, messageLeft)).toEqual(moved(left));
    expect(decide(left, messageLeft)).toEqual(nothing);
    expect(decide(left, customerLeft)).toEqual(nothing);
  });

  it('has left none when nothing is heard of them', () => {
    expect(decide(sample.voicemail, nothingSaid)).toEqual(
      moved({ name: 'ended', outcome: 'no-message' }),
    );
  });

  it('is not disturbed by a choice that comes late', () => {
    for (const choice of ['callback', 'voicemail', 'wait'] as const) {
      expect(decide(sample.voicemail, chooses(choice))).toEqual(nothing);
    }
    expect(decide(sample.voicemail, choiceOver)).toEqual(nothing);
  });
});

describe('a choice, a message and their deadline', () => {
  it('change nothing for a customer who is not in the menu', () => {
    const elsewhere = Object.values(sample).filter(
      ({ name }) => name !== 'asking' && name !== 'voicemail',
    );
    for (const state of elsewhere) {
      expect(decide(state, chooses('callback'))).toEqual(nothing);
      expect(decide(state, messageLeft)).toEqual(nothing);
      expect(decide(state, nothingSaid)).toEqual(nothing);
      expect(decide(state, choiceOver)).toEqual(nothing);
    }
    expect(decide(sample.asking, messageLeft)).toEqual(nothing);
    expect(decide(sample.asking, nothingSaid)).toEqual(nothing);
  });
});
