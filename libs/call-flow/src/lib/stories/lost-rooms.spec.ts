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
  it('and the owner, who need not even know, is the first to be called back', () => {
    for (const state of [sample.connected, sample.held]) {
      expect(decide(state, roomLost)).toEqual(moved(waited, release(ada), recall('ada')));
    }
    expect(decide(waited, isRecalled(ada))).toEqual(moved(recalled, ring(ada)));
    expect(decide(recalled, joins(ada))).toEqual(moved(connectedTo(ada)));
  });

  it('and a transfer with it, whether its target was heard, waits, or is rung still', () => {
    for (const state of [sample.consulting, sample.swapped, sample['consult-ringing']]) {
      expect(decide(state, roomLost)).toEqual(
        settled('failed', waited, release(ada), release(ben), recall('ada')),
      );
    }
  });

  it('and guests are let go: the owner can bring them in again', () => {
    expect(decide(connectedTo(ada, cleo), roomLost)).toEqual(
      moved(waited, release(ada), release(cleo), recall('ada')),
    );
  });

  it('and the next agent is found where the owner is outside of the desk', () => {
    expect(decide(connectedTo(zoe), roomLost)).toEqual(
      moved(sample.queued, release(zoe), findAgent),
    );
  });

  it('and the customer is offered to others when the owner cannot be had', () => {
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

  it.each(pairs)('and when the customer has to leave it for the music: $name', (before, after) => {
    expect(decide(before, holdFailed)).toEqual(moved(after, placeCustomer));
    expect(decide(after, holdFailed)).toEqual(nothing);
  });

  it('has the customer at once, who is on no hold', () => {
    expect(decide(offered, joins(ben))).toEqual(settled('completed', connectedTo(ben)));
  });

  it('or gives them back to the one who had them before', () => {
    expect(decide(offered, goes(ben, 'declined'))).toEqual(
      settled('declined', waited, recall('ada')),
    );
    const fromOutside = { ...offered, recall: zoe.agent };
    expect(tell(fromOutside, goes(ben, 'declined'))).toEqual(sample.queued);
  });

  it('takes the place of one who was about to leave, and is gone with the conference', () => {
    expect(decide(offeredToBen(ada), roomLost)).toEqual(moved(offered, release(ada)));
    expect(decide(queuedAgain(ada), roomLost)).toEqual(moved(sample.queued, release(ada)));
  });
});

describe('a stranger who answers late', () => {
  it('starts the new conference and is shown out, so the customer is held with an announcement', () => {
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
