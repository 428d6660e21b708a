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
  it('and stays on the line until the customer is known to have something to hear', () => {
    for (const state of [sample.connected, sample.held]) {
      expect(decide(state, requeues())).toEqual(moved(leavingAda, hold('hold-music'), findAgent));
    }
    expect(placeOfLeg(leavingAda, ada.leg)).toBe('room');
    expect(decide(leavingAda, customerHeld)).toEqual(moved(queuedAgain(), release(ada)));
  });

  it('but only the owner, and not during a transfer', () => {
    expect(decide(sample.connected, requeues('ben'))).toEqual(refusal('not_your_call'));
    expect(decide(sample.consulting, requeues())).toEqual(refusal('transfer_in_progress'));
    expect(decide(leavingAda, requeues())).toEqual(refusal('no_agent_yet'));
  });

  it('and has the customer still when the carrier will not hold them', () => {
    expect(decide(leavingAda, holdFailed)).toEqual(moved(connectedTo(ada)));
  });

  it('and can hang up themselves: the hold is on its way', () => {
    expect(decide(leavingAda, goes(ada))).toEqual(moved(queuedAgain()));
    expect(decide(leavingAda, goes(cleo))).toEqual(nothing);
  });

  it('and the customer gets a conference with music of its own when that hold fails too', () => {
    expect(decide(queuedAgain(), holdFailed)).toEqual(moved(sample.queued, placeCustomer));
  });

  it('and is not let go by a second report that they had joined', () => {
    expect(decide(leavingAda, joins(ada))).toEqual(nothing);
    expect(decide(leavingAda, joins(cleo))).toEqual(moved(leavingAda, release(cleo)));
  });

  it('and is let go with the customer who hangs up, or whose conference is lost', () => {
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

  it('and the last one goes when the hold is confirmed', () => {
    expect(decide(offered(ada), customerHeld)).toEqual(moved(offered(null), release(ada)));
    expect(decide(offered(null), customerHeld)).toEqual(nothing);
    expect(decide(offered(ada), goes(ada))).toEqual(moved(offered(null)));
  });

  it('and the last one goes when the next one has come', () => {
    expect(decide(offered(ada), joins(ben))).toEqual(moved(connectedTo(ben), release(ada), resume));
  });

  it('and is not needed when the customer cannot be held: the last one has them still', () => {
    expect(decide(offered(ada), holdFailed)).toEqual(moved(connectedTo(ada), release(ben)));
  });

  it('and does not answer: the last one is leaving still', () => {
    expect(decide(offered(ada), goes(ben, 'no-answer'))).toEqual(moved(leavingAda, findAgent));
  });

  it('and comes to a conference with music of its own when nothing can be held', () => {
    expect(decide(offered(null), holdFailed)).toEqual(moved(sample.offering, placeCustomer));
  });

  it('and the last one is no stranger', () => {
    expect(decide(offered(ada), joins(ada))).toEqual(nothing);
    expect(decide(offered(ada), joins(cleo))).toEqual(moved(offered(ada), release(cleo)));
  });
});
