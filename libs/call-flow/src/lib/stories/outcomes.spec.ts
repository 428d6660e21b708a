import type { CallState } from '../call';
import { decide } from '../decide';
import type { LegOutcome } from '../event';
import { ada, ben, cleo, sample } from '../../testing/sample-states';
import {
  cancels,
  completes,
  customerLeft,
  customerResumed,
  ends,
  goes,
  heldBy,
  holdFailed,
  joins,
  leaves,
  moved,
  nothing,
  offeredToBen,
  resumeFailed,
  roomLost,
  tell,
  transfers,
} from '../../testing/telling';

/** How the transfer is said to have ended by an event. */
function outcomeOf(state: CallState, event: Parameters<typeof decide>[1]) {
  const decision = decide(state, event);
  return decision.kind === 'moved' ? decision.settled : undefined;
}

const underWay = Object.values(sample).filter((state) => 'transfer' in state);
const rung = (['consult-ringing', 'consult-ringing-swapped', 'add-ringing'] as const).map(
  (name) => sample[name],
);
const answered = (['consulting', 'completing', 'merged'] as const).map((name) => sample[name]);

describe('a transfer is said to have ended as', () => {
  it.each<LegOutcome>(['declined', 'busy', 'no-answer', 'offline', 'canceled', 'failed'])(
    '"%s" when that is what became of the ring, for each who waits for it',
    (outcome) => {
      for (const state of [...rung, offeredToBen(), offeredToBen(ada)]) {
        expect(outcomeOf(state, goes(ben, outcome))).toBe(outcome);
      }
    },
  );

  it('"target-left" when they had answered', () => {
    for (const state of [...rung, ...answered, sample.swapping, sample.swapped]) {
      expect(outcomeOf(state, goes(ben))).toBe('target-left');
    }
    for (const state of [sample.consulting, sample.swapped, sample.merged]) {
      expect(outcomeOf(state, leaves('ben'))).toBe('target-left');
    }
  });

  it('"completed" when the target has the customer, by whichever way', () => {
    expect(outcomeOf(sample.completing, customerResumed)).toBe('completed');
    expect(outcomeOf(sample.merged, completes())).toBe('completed');
    expect(outcomeOf(sample.consulting, goes(ada))).toBe('completed');
    expect(outcomeOf(offeredToBen(), joins(ben))).toBe('completed');
    expect(outcomeOf(offeredToBen(ada), joins(ben))).toBe('completed');
  });

  it('"joined" when the target stays as one of several', () => {
    const next = { id: 'transfer-to-cleo', target: cleo };

    expect(outcomeOf(sample.merged, transfers('add', next))).toBe('joined');
  });

  it('"canceled" when the owner thinks better of it, or is lost before anybody was rung', () => {
    for (const state of underWay) expect(outcomeOf(state, cancels())).toBe('canceled');
    expect(outcomeOf(sample['consult-holding'], goes(ada))).toBe('canceled');
  });

  it('"failed" when the carrier would not hold the customer, or lost the conference', () => {
    expect(outcomeOf(sample['consult-holding'], holdFailed)).toBe('failed');
    expect(outcomeOf(offeredToBen(sample.connected.owner), holdFailed)).toBe('failed');
    for (const state of underWay) expect(outcomeOf(state, roomLost)).toBe('failed');
  });

  it('"customer-left" or "agent-ended" when the call is over, whatever it was at', () => {
    for (const state of [...underWay, offeredToBen()]) {
      expect(outcomeOf(state, customerLeft)).toBe('customer-left');
    }
    for (const state of underWay) expect(outcomeOf(state, ends())).toBe('agent-ended');
  });

  it('nothing yet while it goes on in another way', () => {
    for (const state of rung) {
      expect(outcomeOf(state, goes(ada))).toBeUndefined();
      expect(outcomeOf(state, completes())).toBeUndefined();
    }
    expect(outcomeOf(sample.completing, resumeFailed)).toBeUndefined();
  });
});

describe('a call without a transfer', () => {
  it('has none to settle when an offer, a guest or the call ends', () => {
    expect(outcomeOf(sample.offering, goes(ben, 'declined'))).toBeUndefined();
    expect(outcomeOf(sample.offering, joins(ben))).toBeUndefined();
    for (const state of [sample.queued, sample.offering, sample.connected, sample.held]) {
      expect(outcomeOf(state, customerLeft)).toBeUndefined();
      expect(outcomeOf(state, roomLost)).toBeUndefined();
    }
  });
});

describe('transfers one after another', () => {
  const toCleo = { id: 'transfer-to-cleo', target: cleo };

  it('are settled one by one', () => {
    const alone = tell(sample['consult-ringing'], goes(ben, 'busy'));
    expect(alone).toEqual(heldBy(ada));

    const second = tell(alone, transfers('consult', toCleo), { type: 'customer_held' });
    expect(decide(second, joins(cleo))).toEqual(
      moved({ name: 'consulting', owner: ada, transfer: toCleo }),
    );
  });

  it('ignore late reports about each other', () => {
    const second = { ...sample['consult-ringing'], transfer: toCleo };

    expect(decide(second, goes(ben, 'no-answer'))).toEqual(nothing);
    expect(decide(second, cancels())).toEqual({ kind: 'refused', because: 'no_such_transfer' });
  });

  it('may be started by the earlier target', () => {
    const handedOver = tell(sample.merged, completes());
    const passedOn = tell(
      handedOver,
      transfers('consult', toCleo, 'ben'),
      { type: 'customer_held' },
      joins(cleo),
      completes('ben', toCleo.id),
      customerResumed,
    );

    expect(passedOn).toEqual({ name: 'connected', owner: cleo, guests: [] });
  });

  it('may lead back to the first agent', () => {
    const toAda = { id: 'back-to-ada', target: { ...ada, leg: 'another-leg-of-ada' } };
    const back = tell(
      tell(sample.merged, completes()),
      transfers('blind', toAda, 'ben'),
      { type: 'customer_held' },
      joins(toAda.target),
    );

    expect(back).toEqual({ name: 'connected', owner: toAda.target, guests: [] });
  });
});
