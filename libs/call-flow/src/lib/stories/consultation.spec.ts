import { decide } from '../decide';
import { ada, ben, cleo, sample, toBen } from '../../testing/sample-states';
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
  holds,
  joins,
  leaves,
  merges,
  moved,
  nothing,
  offeredToBen,
  refusal,
  release,
  requeues,
  resume,
  resumeFailed,
  resumes,
  ring,
  settled,
  swaps,
  tell,
  transfers,
  waitsInLobby,
} from '../../testing/telling';

const holding = sample['consult-holding'];
const ringing = sample['consult-ringing'];
const { consulting, completing } = sample;

describe('before the private talk', () => {
  it('the customer is put on hold, held already or not, and only then is the target rung', () => {
    for (const state of [sample.connected, sample.held]) {
      expect(decide(state, transfers('consult'))).toEqual(moved(holding, hold('hold-music')));
    }
    expect(decide(holding, customerHeld)).toEqual(moved(ringing, ring(ben)));
  });

  it('a hold that the carrier refuses is the end of it, and the customer was never away', () => {
    expect(decide(holding, holdFailed)).toEqual(settled('failed', connectedTo(ada)));
  });

  it('the owner may cancel: the customer comes off hold', () => {
    expect(decide(holding, cancels())).toEqual(settled('canceled', connectedTo(ada), resume));
  });

  it('the owner may hand over or leave at once: the target is rung for the customer', () => {
    for (const goesAway of [completes(), leaves('ada')]) {
      expect(decide(holding, goesAway)).toEqual(
        moved(offeredToBen(ada), hold('hold-music'), ring(ben)),
      );
    }
  });

  it('a target who goes away is not rung, and the customer stays with the owner, on hold', () => {
    for (const outcome of ['went-away', 'offline'] as const) {
      expect(decide(holding, goes(ben, outcome))).toEqual(settled(outcome, heldBy(ada)));
    }
  });

  it('nobody can be swapped or merged with', () => {
    expect(decide(holding, swaps())).toEqual(refusal('transfer_in_progress'));
    expect(decide(holding, merges())).toEqual(refusal('target_not_answered'));
    expect(decide(holding, leaves('ben'))).toEqual(refusal('not_your_call'));
  });

  it('other reports change nothing', () => {
    for (const event of [customerResumed, resumeFailed, goes(cleo), joins(ada)]) {
      expect(decide(holding, event)).toEqual(nothing);
    }
    expect(decide(holding, joins(cleo))).toEqual(moved(holding, release(cleo)));
  });
});

describe('while the target is rung', () => {
  it('the target answers, and the private word begins', () => {
    expect(decide(ringing, joins(ben))).toEqual(moved(consulting));
  });

  it('the owner may cancel: the ringing stops and the customer comes off hold', () => {
    expect(decide(ringing, cancels())).toEqual(
      settled('canceled', connectedTo(ada), release(ben), resume),
    );
  });

  it('the owner may hand over or leave: the ring goes on, and the customer is known to be on hold', () => {
    for (const goesAway of [completes(), leaves('ada')]) {
      expect(decide(ringing, goesAway)).toEqual(moved(offeredToBen(), release(ada)));
    }
    expect(tell(ringing, leaves('ada'), joins(ben))).toEqual(connectedTo(ben));
    expect(tell(ringing, leaves('ada'), goes(ben, 'no-answer'))).toEqual(sample['owner-lost']);
  });

  it('nobody can be merged with', () => {
    expect(decide(ringing, merges())).toEqual(refusal('target_not_answered'));
    expect(decide(ringing, leaves('ben'))).toEqual(refusal('not_your_call'));
  });

  it('other reports change nothing, and strangers are removed', () => {
    for (const event of [
      customerHeld,
      customerResumed,
      holdFailed,
      resumeFailed,
      goes(cleo),
      joins(ada),
      waitsInLobby(ada),
    ]) {
      expect(decide(ringing, event)).toEqual(nothing);
    }
    expect(decide(ringing, joins(cleo))).toEqual(moved(ringing, release(cleo)));
    expect(decide(ringing, waitsInLobby(cleo))).toEqual(moved(ringing, release(cleo)));
  });
});

describe('during the private talk', () => {
  it('the owner may hand over, merge, or cancel', () => {
    expect(decide(consulting, completes())).toEqual(moved(completing, resume));
    expect(decide(consulting, merges())).toEqual(moved(sample.merged, resume));
    expect(decide(consulting, cancels())).toEqual(
      settled('canceled', connectedTo(ada), release(ben), resume),
    );
  });

  it('the target may leave or be lost: the customer is back with the owner', () => {
    expect(decide(consulting, leaves('ben'))).toEqual(
      settled('target-left', connectedTo(ada), release(ben), resume),
    );
    expect(decide(consulting, goes(ben))).toEqual(settled('target-left', connectedTo(ada), resume));
  });

  it('the owner does not leave the customer on hold with nobody to bring them back', () => {
    expect(decide(consulting, leaves('ada'))).toEqual(refusal('customer_would_be_alone'));
    expect(decide(consulting, leaves('cleo'))).toEqual(refusal('not_your_call'));
  });

  it('other reports change nothing, and strangers are removed', () => {
    for (const event of [
      customerHeld,
      customerResumed,
      holdFailed,
      resumeFailed,
      goes(cleo),
      joins(ben),
      waitsInLobby(ben),
    ]) {
      expect(decide(consulting, event)).toEqual(nothing);
    }
    expect(decide(consulting, joins(cleo))).toEqual(moved(consulting, release(cleo)));
    expect(decide(consulting, waitsInLobby(cleo))).toEqual(moved(consulting, release(cleo)));
  });
});

describe('handing over', () => {
  it('lets the owner go when the customer is known to hear both', () => {
    expect(decide(completing, customerResumed)).toEqual(
      settled('completed', connectedTo(ben), release(ada)),
    );
  });

  it('goes back to the private word when the customer cannot come off hold', () => {
    expect(decide(completing, resumeFailed)).toEqual(moved(consulting));
  });

  it('is off when the target is lost on the way, or the owner thinks better of it', () => {
    expect(decide(completing, goes(ben))).toEqual(settled('target-left', connectedTo(ada), resume));
    expect(decide(completing, cancels())).toEqual(
      settled('canceled', connectedTo(ada), release(ben), resume),
    );
  });

  it('is one step at a time', () => {
    for (const wish of [swaps(), merges(), completes(), leaves('ada'), leaves('ben')]) {
      expect(decide(completing, wish)).toEqual(refusal('transfer_in_progress'));
    }
    expect(decide(completing, leaves('cleo'))).toEqual(refusal('not_your_call'));
  });

  it('ignores other reports, and removes strangers', () => {
    for (const event of [customerHeld, holdFailed, goes(cleo), joins(ben), waitsInLobby(ben)]) {
      expect(decide(completing, event)).toEqual(nothing);
    }
    expect(decide(completing, joins(cleo))).toEqual(moved(completing, release(cleo)));
  });
});

describe('in every step of a consultation', () => {
  const steps = [holding, ringing, consulting, completing];

  it('no other transfer can start', () => {
    for (const state of steps) {
      for (const wish of [holds(), resumes(), requeues(), transfers('add'), transfers('blind')]) {
        expect(decide(state, wish)).toEqual(refusal('transfer_in_progress'));
      }
    }
  });

  it('only the owner acts, and only on this transfer', () => {
    for (const state of steps) {
      for (const wish of [holds('ben'), resumes('ben'), requeues('ben')]) {
        expect(decide(state, wish)).toEqual(refusal('not_your_call'));
      }
      expect(decide(state, transfers('add', toBen, 'ben'))).toEqual(refusal('not_your_call'));
      for (const wish of [swaps, merges, completes, cancels]) {
        expect(decide(state, wish('ben'))).toEqual(refusal('not_your_call'));
        expect(decide(state, wish('ada', 'an-old-one'))).toEqual(refusal('no_such_transfer'));
      }
    }
  });

  it('leaves the customer on hold, one key away, when the target cannot be reached', () => {
    expect(decide(ringing, goes(ben, 'offline'))).toEqual(settled('offline', heldBy(ada)));
    expect(decide(ringing, goes(ben))).toEqual(settled('target-left', heldBy(ada)));
    expect(decide(heldBy(ada), resumes())).toEqual(moved(connectedTo(ada), resume));
  });
});
