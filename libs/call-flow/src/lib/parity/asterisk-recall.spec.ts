import { decide } from '../decide';
import type { Decision } from '../decision';
import type { CallEvent } from '../event';
import { ada, ben, cleo, sample } from '../../testing/sample-states';
import {
  cancels,
  completes,
  connectedTo,
  customerLeft,
  endConversation,
  findAgent,
  goes,
  isOffered,
  joins,
  merges,
  moved,
  queuedAgain,
  recall,
  refusal,
  release,
  resume,
  ring,
  settled,
  swaps,
} from '../../testing/telling';
import { oursFor, type TheirState, type TheirStimulus } from '../../testing/asterisk';

/*
 * The comparison for the states in which Asterisk tries to bring somebody back to a customer after
 * the transferer has left, and for those in which its transfer is over. There, the customer is hung
 * up on in the end; here never.
 */
type Row = [TheirState, TheirStimulus, there: TheirState, here: string, CallEvent, Decision];

const over = { name: 'ended', outcome: 'customer-hung-up' } as const;
const calledBack = { name: 'owner-lost', agent: 'ada', parked: 'hold' } as const;
const nextIsRung = moved(oursFor.Retransfer, ring(cleo));
const graceOver: CallEvent = { type: 'grace_over' };

const blondNonFinal: Row[] = [
  [
    'Blond Non-Final',
    'Transferee Hangup',
    'Fail',
    'the ringing stops',
    customerLeft,
    settled('customer-left', over, endConversation, release(ben)),
  ],
  [
    'Blond Non-Final',
    'Recall Target Answer',
    'Resume',
    'the target has the customer',
    joins(ben),
    settled('completed', connectedTo(ben), resume),
  ],
  [
    'Blond Non-Final',
    'Timeout',
    'Recalling',
    'the agent is called back, as soon as their page is there',
    goes(ben, 'no-answer'),
    settled('no-answer', calledBack, recall('ada')),
  ],
  [
    'Blond Non-Final',
    'Recall Target Hangup',
    'Recalling',
    'the agent is called back, as soon as their page is there',
    goes(ben, 'declined'),
    settled('declined', calledBack, recall('ada')),
  ],
];

const recalling: Row[] = [
  [
    'Recalling',
    'Transferee Hangup',
    'Fail',
    'the ringing stops',
    customerLeft,
    moved(over, endConversation, release(ada)),
  ],
  [
    'Recalling',
    'Recall Target Answer',
    'Resume',
    'the agent has the customer again',
    joins(ada),
    moved(connectedTo(ada), resume),
  ],
  [
    'Recalling',
    'Timeout',
    'Wait to Retransfer',
    'the customer goes to the top of the queue',
    goes(ada, 'no-answer'),
    moved(queuedAgain(), findAgent),
  ],
  [
    'Recalling',
    'Recall Target Hangup',
    'Wait to Retransfer',
    'the customer goes to the top of the queue',
    goes(ada, 'declined'),
    moved(queuedAgain(), findAgent),
  ],
];

const further: Row[] = [
  [
    'Wait to Retransfer',
    'Transferee Hangup',
    'Fail',
    'the call is over',
    customerLeft,
    moved(over, endConversation),
  ],
  [
    'Wait to Retransfer',
    'Timeout',
    'Retransfer',
    'the next agent is rung, any of them',
    isOffered(cleo),
    nextIsRung,
  ],
  [
    'Retransfer',
    'Transferee Hangup',
    'Fail',
    'the ringing stops',
    customerLeft,
    moved(over, endConversation, release(cleo)),
  ],
  [
    'Retransfer',
    'Recall Target Answer',
    'Resume',
    'the next agent has the customer',
    joins(cleo),
    moved(connectedTo(cleo), resume),
  ],
  [
    'Retransfer',
    'Timeout',
    'Wait to Recall',
    'the next but one is looked for',
    goes(cleo, 'no-answer'),
    moved(queuedAgain(), findAgent),
  ],
  [
    'Retransfer',
    'Recall Target Hangup',
    'Wait to Recall',
    'the next but one is looked for',
    goes(cleo, 'declined'),
    moved(queuedAgain(), findAgent),
  ],
  [
    'Wait to Recall',
    'Transferee Hangup',
    'Fail',
    'the call is over',
    customerLeft,
    moved(over, endConversation),
  ],
  [
    'Wait to Recall',
    'Timeout',
    'Recalling',
    'the next agent is rung, any of them',
    isOffered(cleo),
    nextIsRung,
  ],
];

describe('after the transferer has gone', () => {
  const rows = [...blondNonFinal, ...recalling, ...further];

  it.each(rows)(
    'in %s, %s leads to %s there; here %s',
    (theirs, _on, _to, _here, event, decision) => {
      expect(decide(oursFor[theirs], event)).toEqual(decision);
    },
  );

  it('has a test for every stimulus that leads anywhere', () => {
    const pairs = new Set(rows.map(([state, stimulus]) => `${state}, ${stimulus}`));
    expect(pairs.size).toBe(4 + 4 + 2 + 4 + 2);
  });

  it('waits for the page of the agent who is to be called back for a while only', () => {
    expect(decide(calledBack, graceOver)).toEqual(moved(queuedAgain(), findAgent));
  });

  it('in Recalling, out of retries, the customer is hung up on there; here they are asked', () => {
    expect(decide(queuedAgain(), { type: 'wait_over' })).toEqual(
      moved({ name: 'asking' }, { type: 'place_customer' }),
    );
  });
});

describe('a transfer that is over takes no more stimuli', () => {
  const wishes = (by: string) => [swaps(by), merges(by), completes(by), cancels(by)];

  it.each(['Rebridge', 'Resume'] as const)('in %s: the agent has the customer', (theirs) => {
    for (const wish of wishes('ada')) {
      expect(decide(oursFor[theirs], wish)).toEqual(refusal('no_such_transfer'));
    }
  });

  it('in Complete: the target has the customer', () => {
    for (const wish of wishes('ben')) {
      expect(decide(oursFor.Complete, wish)).toEqual(refusal('no_such_transfer'));
    }
    for (const wish of [swaps(), merges(), completes(), cancels()]) {
      expect(decide(oursFor.Complete, wish)).toMatchObject({ kind: 'refused' });
    }
  });

  it('in Blond, where the transferer is not called back there: here they are', () => {
    expect(decide(oursFor.Blond, goes(ben, 'no-answer'))).toEqual(
      settled('no-answer', calledBack, recall('ada')),
    );
  });

  it('in Threeway, except that here the agent can still hand over or drop the target', () => {
    expect(decide(oursFor.Threeway, completes())).toEqual(
      settled('completed', connectedTo(ben), release(ada)),
    );
    expect(decide(oursFor.Threeway, cancels())).toEqual(
      settled('canceled', connectedTo(ada), release(ben)),
    );
  });

  it('in Fail, which here means that the customer hung up', () => {
    for (const wish of wishes('ada')) {
      expect(decide(oursFor.Fail, wish)).toEqual(refusal('already_over'));
    }
    expect(decide(sample.ended, joins(ben))).toEqual(moved(sample.ended, release(ben)));
  });
});
