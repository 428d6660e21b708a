import { decide } from '../decide';
import { ada, ben, cleo, sample, toBen } from '../../testing/sample-states';
import {
  cancels,
  completes,
  connectedTo,
  customerHeld,
  customerLeft,
  endConversation,
  goes,
  heldBy,
  hold,
  holdFailed,
  joins,
  moved,
  nothing,
  offeredToBen,
  recall,
  refusal,
  release,
  resume,
  ring,
  settled,
  transfers,
} from '../../testing/telling';

describe('a customer is passed on without a word', () => {
  it('and the owner stays on the line until the customer is known to have music', () => {
    for (const state of [sample.connected, sample.held]) {
      expect(decide(state, transfers('blind'))).toEqual(
        moved(offeredToBen(ada), hold('hold-music'), ring(ben)),
      );
    }
    expect(decide(offeredToBen(ada), customerHeld)).toEqual(moved(offeredToBen(), release(ada)));
  });

  it('and the target who comes first of all has the customer', () => {
    expect(decide(offeredToBen(ada), joins(ben))).toEqual(
      settled('completed', connectedTo(ben), release(ada), resume),
    );
  });

  it('and the owner has the customer still when the carrier will not hold them', () => {
    expect(decide(offeredToBen(ada), holdFailed)).toEqual(
      settled('failed', connectedTo(ada), release(ben)),
    );
  });

  it('and the owner who has not gone yet has them again when the target does not come', () => {
    expect(decide(offeredToBen(ada), goes(ben, 'declined'))).toEqual(
      settled('declined', heldBy(ada)),
    );
  });

  it('and the owner who has gone is called back when the target does not come', () => {
    expect(decide(offeredToBen(), goes(ben, 'busy'))).toEqual(
      settled('busy', sample['owner-lost'], recall('ada')),
    );
    expect(decide(offeredToBen(), goes(ben))).toEqual(
      settled('target-left', sample['owner-lost'], recall('ada')),
    );
  });

  it('and the owner may hang up themselves', () => {
    expect(decide(offeredToBen(ada), goes(ada))).toEqual(moved(offeredToBen()));
    expect(decide(offeredToBen(), goes(ada))).toEqual(nothing);
  });

  it('and it is out of the owner’s hands', () => {
    for (const wish of [cancels(), completes(), transfers('blind', toBen)]) {
      expect(decide(offeredToBen(ada), wish)).toEqual(refusal('no_agent_yet'));
    }
  });

  it('and the customer hangs up: nobody is rung any more', () => {
    expect(decide(offeredToBen(ada), customerLeft)).toEqual(
      settled(
        'customer-left',
        { name: 'ended', outcome: 'customer-hung-up' },
        endConversation,
        release(ben),
        release(ada),
      ),
    );
  });

  it('and a stranger is shown out without disturbing anybody', () => {
    expect(decide(offeredToBen(), joins(cleo))).toEqual(moved(offeredToBen(), release(cleo)));
    expect(decide(offeredToBen(), goes(cleo))).toEqual(nothing);
  });
});
