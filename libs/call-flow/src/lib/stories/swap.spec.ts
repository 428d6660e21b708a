import { decide } from '../decide';
import { ada, ben, cleo, sample } from '../../testing/sample-states';
import {
  cancels,
  completes,
  connectedTo,
  customerHeld,
  customerLeft,
  customerResumed,
  endConversation,
  goes,
  hold,
  holdFailed,
  holds,
  joins,
  leaves,
  merges,
  moved,
  nothing,
  offeredToBen,
  place,
  refusal,
  release,
  requeues,
  resume,
  resumeFailed,
  resumes,
  settled,
  swaps,
  tell,
  transfers,
  waitsInLobby,
} from '../../testing/telling';

const { consulting, swapping, swapped } = sample;
const goingBack = sample['swapping-back'];

describe('the owner swaps from the target to the customer', () => {
  it('sends the target to the lobby, and takes the customer off hold once the target is there', () => {
    expect(decide(consulting, swaps())).toEqual(moved(swapping, place(ben)));
    expect(decide(swapping, waitsInLobby(ben))).toEqual(moved(swapped, resume));
    expect(decide(swapped, customerResumed)).toEqual(nothing);
  });

  it('swaps back: the customer is known to be on hold before the target is called in', () => {
    expect(decide(swapped, swaps())).toEqual(moved(goingBack, hold('hold-music')));
    expect(decide(goingBack, customerHeld)).toEqual(moved(sample['consult-ringing'], place(ben)));
    expect(tell(goingBack, customerHeld, joins(ben))).toEqual(consulting);
  });

  it('can swap any number of times', () => {
    const round = [swaps(), waitsInLobby(ben), swaps(), customerHeld, joins(ben)];

    expect(tell(consulting, ...round, ...round, ...round)).toEqual(consulting);
  });

  it('has a target removed again who comes back into the room meanwhile', () => {
    for (const state of [swapping, swapped, goingBack]) {
      expect(decide(state, joins(ben))).toEqual(moved(state, place(ben)));
    }
  });

  it('turns to the target again when the carrier cannot take the customer off hold', () => {
    expect(decide(swapped, resumeFailed)).toEqual(moved(sample['consult-ringing'], place(ben)));
  });

  it('stays with the customer when the carrier refuses the hold', () => {
    expect(decide(goingBack, holdFailed)).toEqual(moved(swapped));
  });
});

describe('while the owner swaps', () => {
  it('everybody but owner and target is removed', () => {
    for (const state of [swapping, swapped, goingBack]) {
      expect(decide(state, joins(cleo))).toEqual(moved(state, release(cleo)));
      expect(decide(state, waitsInLobby(cleo))).toEqual(moved(state, release(cleo)));
      expect(decide(state, goes(cleo))).toEqual(nothing);
      expect(decide(state, joins(ada))).toEqual(nothing);
    }
    expect(decide(swapped, waitsInLobby(ben))).toEqual(nothing);
    expect(decide(swapping, waitsInLobby(ada))).toEqual(nothing);
  });

  it('reports about a hold that no step waits for change nothing', () => {
    for (const event of [customerHeld, customerResumed, holdFailed, resumeFailed]) {
      expect(decide(swapping, event)).toEqual(nothing);
    }
    for (const event of [customerHeld, holdFailed]) expect(decide(swapped, event)).toEqual(nothing);
    for (const event of [customerResumed, resumeFailed]) {
      expect(decide(goingBack, event)).toEqual(nothing);
    }
  });

  it('the next step waits for the carrier', () => {
    for (const state of [swapping, goingBack]) {
      for (const wish of [swaps(), merges(), completes()]) {
        expect(decide(state, wish)).toEqual(refusal('transfer_in_progress'));
      }
    }
  });

  it('no other transfer can start', () => {
    for (const state of [swapping, swapped, goingBack]) {
      for (const wish of [holds(), resumes(), requeues(), transfers('add')]) {
        expect(decide(state, wish)).toEqual(refusal('transfer_in_progress'));
      }
    }
  });

  it('only the owner acts, and only on this transfer', () => {
    for (const state of [swapping, swapped, goingBack]) {
      for (const wish of [swaps, merges, completes, cancels]) {
        expect(decide(state, wish('ben'))).toEqual(refusal('not_your_call'));
        expect(decide(state, wish('ada', 'an-old-one'))).toEqual(refusal('no_such_transfer'));
      }
    }
  });

  it('a customer who hangs up is missed by everybody', () => {
    for (const state of [swapping, swapped, goingBack]) {
      expect(decide(state, customerLeft)).toEqual(
        settled(
          'customer-left',
          { name: 'ended', outcome: 'customer-hung-up' },
          endConversation,
          release(ada),
          release(ben),
        ),
      );
    }
  });
});

describe('the target who waits', () => {
  it('may hang up: the owner goes on with the customer, off hold if they were on it', () => {
    expect(decide(swapping, goes(ben))).toEqual(settled('target-left', connectedTo(ada), resume));
    expect(decide(swapped, goes(ben))).toEqual(settled('target-left', connectedTo(ada)));
    expect(decide(goingBack, goes(ben))).toEqual(settled('target-left', connectedTo(ada), resume));
  });

  it('may also leave by button', () => {
    const out = release(ben);

    expect(decide(swapping, leaves('ben'))).toEqual(
      settled('target-left', connectedTo(ada), out, resume),
    );
    expect(decide(swapped, leaves('ben'))).toEqual(settled('target-left', connectedTo(ada), out));
    expect(decide(goingBack, leaves('ben'))).toEqual(
      settled('target-left', connectedTo(ada), out, resume),
    );
  });

  it('may be dropped by the owner', () => {
    const out = release(ben);

    expect(decide(swapping, cancels())).toEqual(settled('canceled', connectedTo(ada), out, resume));
    expect(decide(swapped, cancels())).toEqual(settled('canceled', connectedTo(ada), out));
    expect(decide(goingBack, cancels())).toEqual(
      settled('canceled', connectedTo(ada), out, resume),
    );
  });

  it('is called in to the customer when the owner is lost', () => {
    for (const state of [swapping, swapped, goingBack]) {
      expect(decide(state, goes(ada))).toEqual(
        moved(offeredToBen(), hold('reconnecting'), place(ben)),
      );
    }
    expect(decide(offeredToBen(), joins(ben))).toEqual(
      settled('completed', connectedTo(ben), resume),
    );
  });

  it('is called in when the customer is handed over from here', () => {
    expect(decide(swapped, completes())).toEqual(
      moved(offeredToBen(ada), hold('hold-music'), place(ben)),
    );
    expect(decide(offeredToBen(ada), waitsInLobby(ben))).toEqual(
      moved(offeredToBen(ada), place(ben)),
    );
  });

  it('is brought in when the owner makes it a three-way call', () => {
    const comingIn = sample['add-ringing'];

    expect(decide(swapped, merges())).toEqual(moved(comingIn, place(ben)));
    expect(decide(comingIn, waitsInLobby(ben))).toEqual(moved(comingIn, place(ben)));
    expect(decide(comingIn, joins(ben))).toEqual(moved(sample.merged));
  });

  it('is not left alone with the customer by an owner who leaves', () => {
    for (const state of [swapping, swapped, goingBack]) {
      expect(decide(state, leaves('ada'))).toEqual(refusal('customer_would_be_alone'));
      expect(decide(state, leaves('cleo'))).toEqual(refusal('not_your_call'));
    }
  });
});
