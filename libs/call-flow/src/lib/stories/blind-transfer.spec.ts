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
  it('keeps the owner on the line until the customer is known to have music', () => {
    for (const state of [sample.connected, sample.held]) {
      expect(decide(state, transfers('blind'))).toEqual(
        moved(offeredToBen(ada), hold('hold-music'), ring(ben)),
      );
    }
    expect(decide(offeredToBen(ada), customerHeld)).toEqual(moved(offeredToBen(), release(ada)));
  });

  it('gives the customer to a target who joins before the hold is confirmed', () => {
    expect(decide(offeredToBen(ada), joins(ben))).toEqual(
      settled('completed', connectedTo(ben), release(ada), resume),
    );
  });

  it('leaves the customer with the owner when the carrier refuses the hold', () => {
    expect(decide(offeredToBen(ada), holdFailed)).toEqual(
      settled('failed', connectedTo(ada), release(ben)),
    );
  });

  it('gives the customer back to the owner, still on the line, when the target does not come', () => {
    expect(decide(offeredToBen(ada), goes(ben, 'declined'))).toEqual(
      settled('declined', heldBy(ada)),
    );
  });

  it('calls back an owner who has left when the target does not come', () => {
    expect(decide(offeredToBen(), goes(ben, 'busy'))).toEqual(
      settled('busy', sample['owner-lost'], recall('ada')),
    );
    expect(decide(offeredToBen(), goes(ben))).toEqual(
      settled('target-left', sample['owner-lost'], recall('ada')),
    );
  });

  it('lets the owner hang up themselves', () => {
    expect(decide(offeredToBen(ada), goes(ada))).toEqual(moved(offeredToBen()));
    expect(decide(offeredToBen(), goes(ada))).toEqual(nothing);
  });

  it('leaves the owner nothing to decide', () => {
    for (const wish of [cancels(), completes(), transfers('blind', toBen)]) {
      expect(decide(offeredToBen(ada), wish)).toEqual(refusal('no_agent_yet'));
    }
  });

  it('stops ringing when the customer hangs up', () => {
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

  it('removes a stranger without disturbing anybody', () => {
    expect(decide(offeredToBen(), joins(cleo))).toEqual(moved(offeredToBen(), release(cleo)));
    expect(decide(offeredToBen(), goes(cleo))).toEqual(nothing);
  });
});
