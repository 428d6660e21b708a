import { decide } from '../decide';
import type { Decision } from '../decision';
import type { CallEvent } from '../event';
import { ada, ben, sample } from '../../testing/sample-states';
import {
  cancels,
  completes,
  connectedTo,
  customerLeft,
  endConversation,
  goes,
  heldBy,
  hold,
  joins,
  merges,
  moved,
  offeredToBen,
  place,
  refusal,
  release,
  resume,
  settled,
  swaps,
  waitsInLobby,
} from '../../testing/telling';
import { oursFor, type TheirState, type TheirStimulus } from '../../testing/asterisk';

/*
 * Every state of Asterisk's attended transfer in which transferer, target and customer are bound by
 * it, with every stimulus that leads out of it: where to there, and what happens here.
 * docs/decisions/0013 argues the differences.
 */
type Row = [TheirStimulus, there: TheirState, here: string, CallEvent, Decision];

const customerHungUp = (...others: Parameters<typeof release>[0][]): Decision =>
  settled(
    'customer-left',
    { name: 'ended', outcome: 'customer-hung-up' },
    endConversation,
    ...others.map(release),
  );
const backWithAda = (outcome: 'declined' | 'no-answer' | 'target-left', ...rest: never[]) =>
  settled(outcome, connectedTo(ada), ...rest);

const callingTarget: Row[] = [
  ['Transferee Hangup', 'Fail', 'all are let go', customerLeft, customerHungUp(ada, ben)],
  [
    'Transferer Hangup',
    'Blond Non-Final',
    'rings on, and tells the customer',
    goes(ada),
    moved(offeredToBen(), hold('reconnecting')),
  ],
  [
    'DTMF Complete',
    'Blond Non-Final',
    'rings on',
    completes(),
    moved(offeredToBen(), release(ada)),
  ],
  ['Transfer Target Answer', 'Consulting', 'they talk', joins(ben), moved(sample.consulting)],
  [
    'Transfer Target Hangup',
    'Rebridge',
    'the customer is one key away, and the agent is told why',
    goes(ben, 'declined'),
    settled('declined', heldBy(ada)),
  ],
  [
    'Timeout',
    'Rebridge',
    'the customer is one key away, and the agent is told why',
    goes(ben, 'no-answer'),
    settled('no-answer', heldBy(ada)),
  ],
  [
    'DTMF Abort',
    'Rebridge',
    'agent and customer talk again',
    cancels(),
    settled('canceled', connectedTo(ada), release(ben), resume),
  ],
  [
    'DTMF Threeway',
    'Threeway',
    'is refused: nobody is there to be heard yet',
    merges(),
    refusal('target_not_answered'),
  ],
  [
    'DTMF Swap',
    'Hesitant',
    'agent and customer talk while it rings',
    swaps(),
    moved(sample['consult-ringing-swapped'], resume),
  ],
];

const hesitant: Row[] = [
  ['Transferee Hangup', 'Fail', 'all are let go', customerLeft, customerHungUp(ada, ben)],
  [
    'Transferer Hangup',
    'Blond Non-Final',
    'rings on, and tells the customer',
    goes(ada),
    moved(offeredToBen(), hold('reconnecting')),
  ],
  [
    'DTMF Complete',
    'Blond Non-Final',
    'rings on; the agent goes once the customer has music',
    completes(),
    moved(offeredToBen(ada), hold('hold-music')),
  ],
  [
    'Transfer Target Answer',
    'Double Checking',
    'the target waits in the lobby',
    waitsInLobby(ben),
    moved(sample.swapped),
  ],
  [
    'Transfer Target Hangup',
    'Resume',
    'agent and customer talk on',
    goes(ben, 'declined'),
    backWithAda('declined'),
  ],
  [
    'Timeout',
    'Resume',
    'agent and customer talk on',
    goes(ben, 'no-answer'),
    backWithAda('no-answer'),
  ],
  [
    'DTMF Abort',
    'Resume',
    'agent and customer talk on',
    cancels(),
    settled('canceled', connectedTo(ada), release(ben)),
  ],
  [
    'DTMF Threeway',
    'Threeway',
    'is refused: nobody is there to be heard yet',
    merges(),
    refusal('target_not_answered'),
  ],
  [
    'DTMF Swap',
    'Calling Target',
    'the customer is put on hold first',
    swaps(),
    moved({ ...sample['swapping-back'], inLobby: false }, hold('hold-music')),
  ],
];

const consulting: Row[] = [
  ['Transferee Hangup', 'Fail', 'both are let go', customerLeft, customerHungUp(ada, ben)],
  [
    'Transferer Hangup',
    'Complete',
    'the target has the customer',
    goes(ada),
    settled('completed', connectedTo(ben), resume),
  ],
  [
    'DTMF Complete',
    'Complete',
    'the agent goes once the customer is known to hear the target',
    completes(),
    moved(sample.completing, resume),
  ],
  [
    'Transfer Target Hangup',
    'Rebridge',
    'agent and customer talk again',
    goes(ben),
    settled('target-left', connectedTo(ada), resume),
  ],
  [
    'DTMF Abort',
    'Rebridge',
    'agent and customer talk again',
    cancels(),
    settled('canceled', connectedTo(ada), release(ben), resume),
  ],
  ['DTMF Threeway', 'Threeway', 'all three talk', merges(), moved(sample.merged, resume)],
  [
    'DTMF Swap',
    'Double Checking',
    'the customer comes back once the target cannot be heard',
    swaps(),
    moved(sample.swapping, place(ben)),
  ],
];

const doubleChecking: Row[] = [
  ['Transferee Hangup', 'Fail', 'both are let go', customerLeft, customerHungUp(ada, ben)],
  [
    'Transferer Hangup',
    'Complete',
    'the target is called in from the lobby, and the customer told',
    goes(ada),
    moved(offeredToBen(), hold('reconnecting'), place(ben)),
  ],
  [
    'DTMF Complete',
    'Complete',
    'the target is called in from the lobby, and the agent goes then',
    completes(),
    moved(offeredToBen(ada), hold('hold-music'), place(ben)),
  ],
  [
    'Transfer Target Hangup',
    'Resume',
    'agent and customer talk on',
    goes(ben),
    backWithAda('target-left'),
  ],
  [
    'DTMF Abort',
    'Resume',
    'agent and customer talk on',
    cancels(),
    settled('canceled', connectedTo(ada), release(ben)),
  ],
  [
    'DTMF Threeway',
    'Threeway',
    'the target is called in from the lobby',
    merges(),
    moved(sample['add-ringing'], place(ben)),
  ],
  [
    'DTMF Swap',
    'Consulting',
    'the customer is put on hold first',
    swaps(),
    moved(sample['swapping-back'], hold('hold-music')),
  ],
];

describe.each([
  ['Calling Target', callingTarget],
  ['Hesitant', hesitant],
  ['Consulting', consulting],
  ['Double Checking', doubleChecking],
] as const)('in %s', (theirs, rows) => {
  it.each(rows)('%s leads to %s there; here %s', (_stimulus, _there, _here, event, decision) => {
    expect(decide(oursFor[theirs], event)).toEqual(decision);
  });

  it('has a test for every stimulus that leads anywhere', () => {
    const rings = theirs === 'Calling Target' || theirs === 'Hesitant';
    expect(new Set(rows.map(([stimulus]) => stimulus)).size).toBe(rings ? 9 : 7);
  });
});
