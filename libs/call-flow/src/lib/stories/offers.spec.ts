import { decide } from '../decide';
import { ada, ben, cleo, sample } from '../../testing/sample-states';
import {
  connectedTo,
  customerHeld,
  customerLeft,
  customerResumed,
  endConversation,
  ends,
  findAgent,
  goes,
  hold,
  holdFailed,
  holds,
  isOffered,
  joins,
  moved,
  nothing,
  placeCustomer,
  queuedAgain,
  refusal,
  release,
  requeues,
  resume,
  resumeFailed,
  resumes,
  ring,
  roomLost,
  transfers,
  waitsInLobby,
} from '../../testing/telling';

const { queued, offering } = sample;
const offeringAgain = { ...offering, parked: 'hold' } as const;

describe('a customer in the queue', () => {
  it('is offered to an agent, who is rung', () => {
    expect(decide(queued, isOffered(ben))).toEqual(moved(offering, ring(ben)));
    expect(decide(queuedAgain(), isOffered(ben))).toEqual(moved(offeringAgain, ring(ben)));
  });

  it('is not offered to two at once, nor when somebody has them', () => {
    const states = Object.values(sample).filter(({ name }) => name !== 'queued');
    for (const state of states) {
      expect(decide(state, isOffered(cleo))).toEqual(
        refusal(state.name === 'ended' ? 'already_over' : 'not_queued'),
      );
    }
  });

  it('talks to the agent who answers', () => {
    expect(decide(offering, joins(ben))).toEqual(moved(connectedTo(ben)));
    expect(decide(offeringAgain, joins(ben))).toEqual(moved(connectedTo(ben), resume));
  });

  it.each(['declined', 'busy', 'no-answer', 'offline', 'canceled', 'failed', 'left'] as const)(
    'is offered to the next when the outcome is "%s", and hears no gap',
    (outcome) => {
      expect(decide(offering, goes(ben, outcome))).toEqual(moved(queued, findAgent));
      expect(decide(offeringAgain, goes(ben, outcome))).toEqual(moved(queuedAgain(), findAgent));
    },
  );

  it('may hang up: the ringing stops', () => {
    const over = { name: 'ended', outcome: 'customer-hung-up' } as const;

    expect(decide(queued, customerLeft)).toEqual(moved(over, endConversation));
    expect(decide(offering, customerLeft)).toEqual(moved(over, endConversation, release(ben)));
  });

  it('may lose their conference: they wait in the next one', () => {
    expect(decide(queuedAgain(), roomLost)).toEqual(moved(queued));
    expect(decide(offeringAgain, roomLost)).toEqual(moved(offering));
  });

  it('belongs to nobody: no button does anything', () => {
    for (const state of [queued, offering]) {
      for (const by of ['ada', 'ben']) {
        for (const wish of [holds(by), resumes(by), requeues(by), ends(by)]) {
          expect(decide(state, wish)).toEqual(refusal('no_agent_yet'));
        }
      }
      expect(decide(state, transfers('add'))).toEqual(refusal('no_agent_yet'));
    }
  });
});

describe('somebody who joins too late', () => {
  it('has started the conference, so the customer is held: wait music is gone for good', () => {
    const tell = hold('reconnecting');

    expect(decide(queued, joins(cleo))).toEqual(moved(queuedAgain(), tell, release(cleo)));
    expect(decide(offering, joins(cleo))).toEqual(moved(offeringAgain, tell, release(cleo)));
  });

  it('is only shown out when the customer is held already', () => {
    expect(decide(queuedAgain(), joins(cleo))).toEqual(moved(queuedAgain(), release(cleo)));
    expect(decide(offeringAgain, joins(cleo))).toEqual(moved(offeringAgain, release(cleo)));
  });

  it('is removed from the lobby too', () => {
    for (const state of [queued, offering]) {
      expect(decide(state, waitsInLobby(cleo))).toEqual(moved(state, release(cleo)));
    }
  });

  it('may leave without any effect', () => {
    for (const state of [queued, offering]) {
      expect(decide(state, goes(cleo))).toEqual(nothing);
      expect(decide(state, goes(ada))).toEqual(nothing);
    }
  });
});

describe('a report about a hold', () => {
  it('means nothing to a customer in the waiting room', () => {
    for (const state of [queued, offering]) {
      for (const event of [customerHeld, customerResumed, holdFailed, resumeFailed]) {
        expect(decide(state, event)).toEqual(nothing);
      }
    }
  });

  it('means a new conference to a customer who waits on hold and could not be held', () => {
    expect(decide(queuedAgain(), holdFailed)).toEqual(moved(queued, placeCustomer));
    expect(decide(offeringAgain, holdFailed)).toEqual(moved(offering, placeCustomer));
    for (const event of [customerHeld, customerResumed, resumeFailed]) {
      expect(decide(queuedAgain(), event)).toEqual(nothing);
      expect(decide(offeringAgain, event)).toEqual(nothing);
    }
  });
});
