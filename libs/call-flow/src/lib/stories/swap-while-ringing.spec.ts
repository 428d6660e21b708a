import { decide } from '../decide';
import { ada, ben, cleo, sample } from '../../testing/sample-states';
import {
  cancels,
  completes,
  connectedTo,
  customerHeld,
  customerResumed,
  goes,
  heldBy,
  hold,
  holdFailed,
  joins,
  leaves,
  merges,
  moved,
  nothing,
  offeredToBen,
  place,
  refusal,
  release,
  resume,
  resumeFailed,
  settled,
  swaps,
  tell,
  waitsInLobby,
} from '../../testing/telling';

const ringing = sample['consult-ringing-swapped'];
const goingBack = { ...sample['swapping-back'], inLobby: false };

describe('the owner goes back to the customer while the target is being rung', () => {
  it('takes the customer off hold, and the ring continues', () => {
    expect(decide(sample['consult-ringing'], swaps())).toEqual(moved(ringing, resume));
    expect(decide(ringing, customerResumed)).toEqual(nothing);
    expect(decide(ringing, customerHeld)).toEqual(nothing);
  });

  it('stays on the consultation when the carrier cannot take the customer off hold', () => {
    expect(decide(ringing, resumeFailed)).toEqual(moved(sample['consult-ringing']));
  });

  it('sends a target who answers to the lobby, not into the conversation', () => {
    expect(decide(ringing, waitsInLobby(ben))).toEqual(moved(sample.swapped));
  });

  it('has a target removed who joined just before', () => {
    expect(decide(ringing, joins(ben))).toEqual(moved(sample.swapped, place(ben)));
  });

  it.each(['declined', 'busy', 'no-answer', 'offline', 'failed'] as const)(
    'continues with the customer when the target is "%s"',
    (outcome) => {
      expect(decide(ringing, goes(ben, outcome))).toEqual(settled(outcome, connectedTo(ada)));
    },
  );

  it('is told of a target who hung up before they were seen waiting', () => {
    expect(decide(ringing, goes(ben))).toEqual(settled('target-left', connectedTo(ada)));
  });

  it('may cancel without the customer noticing', () => {
    expect(decide(ringing, cancels())).toEqual(settled('canceled', connectedTo(ada), release(ben)));
  });

  it('may hand over or leave at once, and is released after the customer is on hold', () => {
    for (const goesAway of [completes(), leaves('ada')]) {
      expect(decide(ringing, goesAway)).toEqual(moved(offeredToBen(ada), hold('hold-music')));
    }
  });

  it('is replaced by the target when they are lost', () => {
    expect(decide(ringing, goes(ada))).toEqual(moved(offeredToBen(), hold('reconnecting')));
  });

  it('cannot merge with a target who has not answered', () => {
    expect(decide(ringing, merges())).toEqual(refusal('target_not_answered'));
    expect(decide(ringing, leaves('ben'))).toEqual(refusal('not_your_call'));
  });

  it('ignores strangers, who are removed', () => {
    expect(decide(ringing, joins(cleo))).toEqual(moved(ringing, release(cleo)));
    expect(decide(ringing, waitsInLobby(cleo))).toEqual(moved(ringing, release(cleo)));
    expect(decide(ringing, waitsInLobby(ada))).toEqual(nothing);
    expect(decide(ringing, goes(cleo))).toEqual(nothing);
    expect(decide(ringing, joins(ada))).toEqual(nothing);
  });
});

describe('the owner turns to the ringing target again', () => {
  it('puts the customer on hold first', () => {
    expect(decide(ringing, swaps())).toEqual(moved(goingBack, hold('hold-music')));
    expect(decide(goingBack, customerHeld)).toEqual(moved(sample['consult-ringing']));
  });

  it('stays with the customer when the carrier refuses the hold', () => {
    expect(decide(goingBack, holdFailed)).toEqual(moved(ringing));
  });

  it('finds a target in the lobby who answered meanwhile', () => {
    const answered = { ...goingBack, inLobby: true };

    expect(decide(goingBack, waitsInLobby(ben))).toEqual(moved(answered));
    expect(decide(answered, waitsInLobby(ben))).toEqual(nothing);
    expect(decide(answered, customerHeld)).toEqual(moved(sample['consult-ringing'], place(ben)));
    expect(tell(answered, customerHeld, joins(ben))).toEqual(sample.consulting);
  });

  it('has a target removed who joins while the customer can still hear', () => {
    expect(decide(goingBack, joins(ben))).toEqual(moved(goingBack, place(ben)));
    expect(decide(goingBack, joins(cleo))).toEqual(moved(goingBack, release(cleo)));
    expect(decide(goingBack, waitsInLobby(cleo))).toEqual(moved(goingBack, release(cleo)));
  });

  it('speaks to the customer again when the target declines just then', () => {
    expect(decide(goingBack, goes(ben, 'declined'))).toEqual(
      settled('declined', connectedTo(ada), resume),
    );
  });

  it('is replaced by the ringing target when lost just then', () => {
    expect(decide(goingBack, goes(ada))).toEqual(moved(offeredToBen(), hold('reconnecting')));
    expect(decide(goingBack, goes(cleo))).toEqual(nothing);
  });

  it('finds the target on the way when the lobby order came too late', () => {
    const back = tell(goingBack, customerHeld);

    expect(decide(back, waitsInLobby(ben))).toEqual(moved(back, place(ben)));
    expect(decide(back, waitsInLobby(cleo))).toEqual(moved(back, release(cleo)));
  });

  it('may cancel, and the customer comes off hold', () => {
    expect(decide(goingBack, cancels())).toEqual(
      settled('canceled', connectedTo(ada), release(ben), resume),
    );
  });

  it('gets the customer back with one key when the target never answers', () => {
    expect(tell(ringing, swaps(), customerHeld, goes(ben, 'no-answer'))).toEqual(heldBy(ada));
  });
});
