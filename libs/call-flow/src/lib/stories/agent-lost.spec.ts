import { decide, defaultPolicy } from '../decide';
import { ada, ben, cleo, sample } from '../../testing/sample-states';
import {
  completes,
  connectedTo,
  customerHeld,
  customerLeft,
  customerResumed,
  endConversation,
  findAgent,
  goes,
  hold,
  holdFailed,
  holds,
  isOffered,
  isRecalled,
  joins,
  moved,
  nothing,
  offeredToBen,
  place,
  placeCustomer,
  queuedAgain,
  recall,
  refusal,
  release,
  resume,
  resumeFailed,
  ring,
  settled,
  tell,
  waitsInLobby,
} from '../../testing/telling';

const lost = sample['owner-lost'];
const { recalling } = sample;
const graceOver = { type: 'grace_over' } as const;
const endCall = { agentLoss: 'end-call' } as const;

describe('the owner is lost', () => {
  it('alone with the customer: who is held at once, told why, and waited with', () => {
    for (const state of [sample.connected, sample.held]) {
      expect(decide(state, goes(ada))).toEqual(moved(lost, hold('reconnecting'), recall('ada')));
    }
  });

  it('before anybody was rung for a consultation: the consultation ends', () => {
    expect(decide(sample['consult-holding'], goes(ada))).toEqual(
      settled('canceled', lost, hold('reconnecting'), recall('ada')),
    );
  });

  it('while the target is on the way: the ring continues, now for the customer', () => {
    for (const name of ['consult-ringing', 'add-ringing'] as const) {
      expect(decide(sample[name], goes(ada))).toEqual(moved(offeredToBen(), hold('reconnecting')));
    }
  });

  it('while the target listens: the target takes over, and the customer comes off hold', () => {
    for (const state of [sample.consulting, sample.completing]) {
      expect(decide(state, goes(ada))).toEqual(settled('completed', connectedTo(ben), resume));
    }
    expect(decide(sample.merged, goes(ada))).toEqual(settled('completed', connectedTo(ben)));
  });
});

describe('the page of the lost owner', () => {
  it('comes back and is rung', () => {
    const back = { ...ada, leg: 'another-leg-of-ada' };

    expect(decide(lost, isRecalled(back))).toEqual(
      moved({ name: 'recalling', offer: back, parked: 'hold' }, ring(back)),
    );
  });

  it('is the only one that is waited for', () => {
    expect(decide(lost, isRecalled(ben))).toEqual(refusal('not_your_call'));
    expect(decide(lost, isOffered(ben))).toEqual(refusal('not_queued'));
    expect(decide(recalling, isRecalled(ada))).toEqual(refusal('not_queued'));
    expect(decide(sample.queued, isRecalled(ada))).toEqual(refusal('not_queued'));
  });

  it('answers and has the customer again', () => {
    expect(decide(recalling, joins(ada))).toEqual(moved(connectedTo(ada), resume));
  });

  it('does not come back in time, or does not answer: the next agent is found', () => {
    expect(decide(lost, graceOver)).toEqual(moved(queuedAgain(), findAgent));
    expect(decide(recalling, goes(ada, 'no-answer'))).toEqual(moved(queuedAgain(), findAgent));
  });

  it('is not given up by a deadline when it is being rung already', () => {
    expect(decide(recalling, graceOver)).toEqual(nothing);
    for (const state of [sample.queued, sample.offering, sample.connected, sample.ended]) {
      expect(decide(state, graceOver)).toEqual(nothing);
    }
  });
});

describe('while a lost owner is waited for', () => {
  it('nobody else can join the call', () => {
    for (const state of [lost, recalling]) {
      expect(decide(state, joins(cleo))).toEqual(moved(state, release(cleo)));
      expect(decide(state, waitsInLobby(cleo))).toEqual(moved(state, release(cleo)));
      expect(decide(state, goes(cleo))).toEqual(nothing);
      expect(decide(state, holds())).toEqual(refusal('no_agent_yet'));
    }
    expect(decide(lost, goes(ada))).toEqual(nothing);
  });

  it('plays wait music in a new conference when the carrier refuses a hold', () => {
    for (const state of [lost, recalling]) {
      const elsewhere = { ...state, parked: 'waiting-room' } as const;
      expect(decide(state, holdFailed)).toEqual(moved(elsewhere, placeCustomer));
    }
    for (const state of [lost, recalling]) {
      for (const event of [customerHeld, customerResumed, resumeFailed]) {
        expect(decide(state, event)).toEqual(nothing);
      }
    }
  });

  it('the customer may hang up', () => {
    const over = { name: 'ended', outcome: 'customer-hung-up' } as const;

    expect(decide(lost, customerLeft)).toEqual(moved(over, endConversation));
    expect(decide(recalling, customerLeft)).toEqual(moved(over, endConversation, release(ada)));
  });
});

describe('a customer after the owner has left them to the ringing target', () => {
  it('is with the target who comes', () => {
    expect(decide(offeredToBen(), joins(ben))).toEqual(
      settled('completed', connectedTo(ben), resume),
    );
  });

  it('goes back to the owner when the target does not come, by way of their page', () => {
    expect(decide(offeredToBen(), goes(ben, 'no-answer'))).toEqual(
      settled('no-answer', lost, recall('ada')),
    );
  });

  it('goes to another agent when the owner cannot be reached either', () => {
    const end = tell(offeredToBen(), goes(ben, 'declined'), graceOver);

    expect(end).toEqual(queuedAgain());
  });

  it('waits on in a conference with music when the carrier will not hold them', () => {
    expect(decide(offeredToBen(), holdFailed)).toEqual(
      moved({ ...offeredToBen(), parked: 'waiting-room' }, placeCustomer),
    );
  });
});

describe('where the desk has chosen that a lost agent ends the call', () => {
  it('it has said so: otherwise the customer is kept', () => {
    expect(defaultPolicy).toEqual({ agentLoss: 'recover' });
  });

  it('it ends when nobody else is there or on the way', () => {
    const over = { name: 'ended', outcome: 'agent-lost' } as const;

    expect(decide(sample.connected, goes(ada), endCall)).toEqual(moved(over, endConversation));
    expect(decide(sample.held, goes(ada), endCall)).toEqual(moved(over, endConversation));
    expect(decide(sample['consult-holding'], goes(ada), endCall)).toEqual(
      settled('canceled', over, endConversation),
    );
  });

  it('it goes on with a colleague who is there or on the way', () => {
    expect(decide(sample.consulting, goes(ada), endCall)).toEqual(
      settled('completed', connectedTo(ben), resume),
    );
    expect(decide(sample['consult-ringing'], goes(ada), endCall)).toEqual(
      moved(offeredToBen(), hold('reconnecting')),
    );
    expect(decide(sample.swapped, goes(ada), endCall)).toEqual(
      moved(offeredToBen(), hold('reconnecting'), place(ben)),
    );
    expect(decide(connectedTo(ada, cleo), goes(ada), endCall)).toEqual(moved(connectedTo(cleo)));
  });

  it('it goes on when an agent leaves on purpose', () => {
    expect(decide(sample.consulting, completes(), endCall)).toMatchObject({
      to: { name: 'completing' },
    });
    expect(decide(sample.connected, goes(cleo), endCall)).toEqual(nothing);
  });
});
