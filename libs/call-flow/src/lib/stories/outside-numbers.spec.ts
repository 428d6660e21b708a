import { availableActions } from '../available-actions';
import { decide } from '../decide';
import { ada, ben, sample, zoe } from '../../testing/sample-states';
import {
  completes,
  connectedTo,
  customerHeld,
  customerResumed,
  findAgent,
  goes,
  hold,
  joins,
  moved,
  nothing,
  queuedAgain,
  recall,
  release,
  ring,
  settled,
  swaps,
  tell,
  transfers,
  waitsInLobby,
} from '../../testing/telling';

const toZoe = { id: 'transfer-to-zoe', target: zoe };
/** Zoe, who has got the customer from Ada. */
const handedOut = { ...zoe, handedOutBy: 'ada' };

describe('a customer is handed over to somebody outside of the desk', () => {
  it('like to a colleague: after a private word', () => {
    const end = tell(
      sample.connected,
      transfers('consult', toZoe),
      customerHeld,
      joins(zoe),
      completes('ada', toZoe.id),
      customerResumed,
    );

    expect(end).toEqual(connectedTo(handedOut));
  });

  it('without a consultation', () => {
    expect(decide(sample.connected, transfers('blind', toZoe))).toMatchObject({
      to: { name: 'offering', offer: zoe, recall: 'ada', leaving: ada },
      commands: [hold('hold-music'), ring(zoe)],
    });
    const end = tell(sample.connected, transfers('blind', toZoe), customerHeld, joins(zoe));
    expect(end).toEqual(connectedTo(handedOut));
  });

  it('can also talk among three, and be swapped with like a colleague', () => {
    const three = tell(sample.connected, transfers('add', toZoe), joins(zoe));
    const waiting = tell(
      { ...sample.consulting, transfer: toZoe },
      swaps('ada', toZoe.id),
      waitsInLobby(zoe),
    );

    expect(three).toEqual({ ...sample.merged, transfer: toZoe });
    expect(waiting).toEqual({ ...sample.swapped, transfer: toZoe });
  });

  it('comes back to the agent when nobody answers there', () => {
    const rung = tell(sample.connected, transfers('blind', toZoe), customerHeld);

    expect(decide(rung, goes(zoe, 'no-answer'))).toEqual(
      settled('no-answer', { name: 'owner-lost', agent: 'ada', parked: 'hold' }, recall('ada')),
    );
  });
});

describe('somebody outside of the desk who has the customer', () => {
  const ends = (by: string) => ({ type: 'agent_ends', by }) as const;

  it('is ended by the agent who handed the customer to them, who may do nothing else', () => {
    expect(decide(connectedTo(handedOut), ends('ada'))).toMatchObject({
      to: { name: 'ended', outcome: 'agent-ended' },
      commands: [{ type: 'end_conversation' }, release(zoe)],
    });
    expect(availableActions(connectedTo(handedOut), 'ada')).toEqual(['end']);
    expect(availableActions(connectedTo(handedOut), 'ben')).toEqual([]);
  });

  it('is ended by that agent still after others have left, and in a customer’s hold that lasts', () => {
    const three = { ...sample.merged, owner: ada, transfer: toZoe, guests: [] };
    const left = tell(three, { type: 'agent_leaves', by: 'ada' });
    expect(left).toEqual(connectedTo(handedOut));
    expect(availableActions(tell(left, { type: 'resume_failed' }), 'ada')).toEqual(['end']);
  });

  it('is no longer ended by that agent once a colleague has the customer', () => {
    const back = tell(connectedTo(handedOut, ben), goes(zoe));
    expect(back).toEqual(connectedTo(ben));
    expect(availableActions(back, 'ada')).toEqual([]);
  });

  it('is not waited for when they hang up: the customer is told, and the next agent is found', () => {
    expect(decide(connectedTo(zoe), goes(zoe))).toEqual(
      moved(queuedAgain(), hold('reconnecting'), findAgent),
    );
  });

  it('takes the call with them where the desk has chosen the rule of the classic tutorial', () => {
    expect(decide(connectedTo(zoe), goes(zoe), { agentLoss: 'end-call' })).toMatchObject({
      to: { name: 'ended', outcome: 'agent-lost' },
    });
  });

  it('leaves the customer to a colleague who is on the call as well', () => {
    expect(decide(connectedTo(zoe, ben), goes(zoe))).toEqual(moved(connectedTo(ben)));
  });

  it('is not rung again when an earlier transfer fails', () => {
    // Ada brought Zoe in, was bringing Ben in, and was lost; then Zoe hung up, and Ben did not
    // answer.
    const ringing = { ...sample['add-ringing'], owner: zoe, guests: [] };
    const offered = tell(ringing, goes(zoe));

    expect(offered).toMatchObject({ name: 'offering', offer: ben, recall: null });
    expect(decide(offered, goes(ben, 'no-answer'))).toEqual(
      settled('no-answer', queuedAgain(), findAgent),
    );
  });

  it('is removed like anybody else when they come too late', () => {
    expect(decide(sample.connected, joins(zoe))).toEqual(moved(sample.connected, release(zoe)));
    expect(decide(sample.connected, goes(zoe))).toEqual(nothing);
  });
});
