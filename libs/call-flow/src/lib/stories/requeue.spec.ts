import { decide } from '../decide';
import { placeOfLeg } from '../state-table';
import { ada, ben, cleo, sample } from '../../testing/sample-states';
import {
  connectedTo,
  customerHeld,
  customerLeft,
  endConversation,
  findAgent,
  goes,
  hold,
  holdFailed,
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
  ring,
  roomLost,
  tell,
} from '../../testing/telling';

const leavingAda = queuedAgain(ada);
const offered = (leaving: typeof ada | null) => tell(queuedAgain(leaving), isOffered(ben));

describe('an agent puts the customer back into the queue', () => {
  it('stays on the line until the customer is known to have something to hear', () => {
    for (const state of [sample.connected, sample.held]) {
      expect(decide(state, requeues())).toEqual(moved(leavingAda, hold('hold-music'), findAgent));
    }
    expect(placeOfLeg(leavingAda, ada.leg)).toBe('room');
    expect(decide(leavingAda, customerHeld)).toEqual(moved(queuedAgain(), release(ada)));
  });

  it('only as the owner, and not during a transfer', () => {
    expect(decide(sample.connected, requeues('ben'))).toEqual(refusal('not_your_call'));
    expect(decide(sample.consulting, requeues())).toEqual(refusal('transfer_in_progress'));
    expect(decide(leavingAda, requeues())).toEqual(refusal('no_agent_yet'));
  });

  it('keeps the customer when the carrier refuses the hold', () => {
    expect(decide(leavingAda, holdFailed)).toEqual(moved(connectedTo(ada)));
  });

  it('can hang up at once, because the hold is on its way', () => {
    expect(decide(leavingAda, goes(ada))).toEqual(moved(queuedAgain()));
    expect(decide(leavingAda, goes(cleo))).toEqual(nothing);
  });

  it('gives the customer a conference with its own music when that hold fails too', () => {
    expect(decide(queuedAgain(), holdFailed)).toEqual(moved(sample.queued, placeCustomer));
  });

  it('is not released by a second report of their join', () => {
    expect(decide(leavingAda, joins(ada))).toEqual(nothing);
    expect(decide(leavingAda, joins(cleo))).toEqual(moved(leavingAda, release(cleo)));
  });

  it('is released when the customer hangs up or the conference is lost', () => {
    expect(decide(leavingAda, customerLeft)).toEqual(
      moved({ name: 'ended', outcome: 'customer-hung-up' }, endConversation, release(ada)),
    );
    expect(decide(leavingAda, roomLost)).toEqual(moved(sample.queued, release(ada)));
  });
});

describe('the next agent is found before the last one has gone', () => {
  it('and is rung', () => {
    expect(decide(leavingAda, isOffered(ben))).toEqual(
      moved(
        {
          name: 'offering',
          parked: 'hold',
          offer: ben,
          transferId: null,
          recall: null,
          leaving: ada,
        },
        ring(ben),
      ),
    );
  });

  it('releases the last one when the hold is confirmed', () => {
    expect(decide(offered(ada), customerHeld)).toEqual(moved(offered(null), release(ada)));
    expect(decide(offered(null), customerHeld)).toEqual(nothing);
    expect(decide(offered(ada), goes(ada))).toEqual(moved(offered(null)));
  });

  it('releases the last one when the next one has joined', () => {
    expect(decide(offered(ada), joins(ben))).toEqual(moved(connectedTo(ben), release(ada), resume));
  });

  it('does not need the next one when the hold fails: the last one keeps the customer', () => {
    expect(decide(offered(ada), holdFailed)).toEqual(moved(connectedTo(ada), release(ben)));
  });

  it('keeps the last one leaving when the next one does not answer', () => {
    expect(decide(offered(ada), goes(ben, 'no-answer'))).toEqual(moved(leavingAda, findAgent));
  });

  it('moves the next one to a conference with its own music when nothing can be held', () => {
    expect(decide(offered(null), holdFailed)).toEqual(moved(sample.offering, placeCustomer));
  });

  it('does not treat the last one as a stranger', () => {
    expect(decide(offered(ada), joins(ada))).toEqual(nothing);
    expect(decide(offered(ada), joins(cleo))).toEqual(moved(offered(ada), release(cleo)));
  });
});
