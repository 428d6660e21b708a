import type { CallState } from '../call';
import { decide } from '../decide';
import { ada, ben, cleo, sample, zoe } from '../../testing/sample-states';
import {
  connectedTo,
  findAgent,
  goes,
  hold,
  holdFailed,
  isRecalled,
  joins,
  moved,
  nothing,
  offeredToBen,
  placeCustomer,
  queuedAgain,
  recall,
  release,
  ring,
  roomLost,
  settled,
  tell,
} from '../../testing/telling';

/* The customer is in a new room, whose conversation has not begun. */
const anew = { parked: 'waiting-room' } as const;
const waited = { ...sample['owner-lost'], ...anew };
const recalled = { ...sample.recalling, ...anew };
const offered = { ...offeredToBen(), ...anew };
const graceOver = { type: 'grace_over' } as const;

describe('a conference is lost with everybody in it', () => {
  it('calls back the owner first, even an owner who has not noticed', () => {
    for (const state of [sample.connected, sample.held]) {
      expect(decide(state, roomLost)).toEqual(moved(waited, release(ada), recall('ada')));
    }
    expect(decide(waited, isRecalled(ada))).toEqual(moved(recalled, ring(ada)));
    expect(decide(recalled, joins(ada))).toEqual(moved(connectedTo(ada)));
  });

  it('ends a transfer, whether its target talks, waits or still rings', () => {
    for (const state of [sample.consulting, sample.swapped, sample['consult-ringing']]) {
      expect(decide(state, roomLost)).toEqual(
        settled('failed', waited, release(ada), release(ben), recall('ada')),
      );
    }
  });

  it('releases the guests; the owner can bring them in again', () => {
    expect(decide(connectedTo(ada, cleo), roomLost)).toEqual(
      moved(waited, release(ada), release(cleo), recall('ada')),
    );
  });

  it('finds the next agent when the owner is an outside number', () => {
    expect(decide(connectedTo(zoe), roomLost)).toEqual(
      moved(sample.queued, release(zoe), findAgent),
    );
  });

  it('offers the customer to other agents when the owner cannot be reached', () => {
    expect(decide(waited, graceOver)).toEqual(moved(sample.queued, findAgent));
    expect(decide(recalled, goes(ada, 'no-answer'))).toEqual(moved(sample.queued, findAgent));
  });
});

describe('an agent who is rung for the customer', () => {
  const pairs: [CallState, CallState][] = [
    [sample['owner-lost'], waited],
    [sample.recalling, recalled],
    [offeredToBen(), offered],
    [queuedAgain(), sample.queued],
  ];

  it.each(pairs)('is rung on when the conference is lost: $name', (before, after) => {
    expect(decide(before, roomLost)).toEqual(moved(after));
  });

  it.each(pairs)('does not hear the customer after a move to the music: $name', (before, after) => {
    expect(decide(before, holdFailed)).toEqual(moved(after, placeCustomer));
    expect(decide(after, holdFailed)).toEqual(nothing);
  });

  it('has the customer at once, who is on no hold', () => {
    expect(decide(offered, joins(ben))).toEqual(settled('completed', connectedTo(ben)));
  });

  it('returns the customer to the previous agent if they do not answer', () => {
    expect(decide(offered, goes(ben, 'declined'))).toEqual(
      settled('declined', waited, recall('ada')),
    );
    const fromOutside = { ...offered, recall: null };
    expect(tell(fromOutside, goes(ben, 'declined'))).toEqual(sample.queued);
  });

  it('takes the place of one who was about to leave, and is gone with the conference', () => {
    expect(decide(offeredToBen(ada), roomLost)).toEqual(moved(offered, release(ada)));
    expect(decide(queuedAgain(ada), roomLost)).toEqual(moved(sample.queued, release(ada)));
  });
});

describe('a stranger who answers late', () => {
  it('starts the new conference and is removed, so the customer is held with an announcement', () => {
    for (const [before, after] of [
      [waited, sample['owner-lost']],
      [recalled, sample.recalling],
    ] as const) {
      expect(decide(before, joins(cleo))).toEqual(
        moved(after, hold('reconnecting'), release(cleo)),
      );
    }
  });
});
