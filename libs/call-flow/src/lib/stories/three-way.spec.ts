import { decide } from '../decide';
import { ada, ben, cleo, sample } from '../../testing/sample-states';
import {
  cancels,
  completes,
  connectedTo,
  customerHeld,
  customerResumed,
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

const ringing = sample['add-ringing'];
const { merged } = sample;

describe('a colleague is brought in', () => {
  it('while owner and customer keep talking, off hold if they were on hold', () => {
    expect(decide(sample.connected, transfers('add'))).toEqual(moved(ringing, ring(ben)));
    expect(decide(sample.held, transfers('add'))).toEqual(moved(ringing, resume, ring(ben)));
    expect(decide(ringing, joins(ben))).toEqual(moved(merged));
  });

  it('but does not come: owner and customer keep talking', () => {
    expect(decide(ringing, goes(ben, 'no-answer'))).toEqual(settled('no-answer', connectedTo(ada)));
    expect(decide(ringing, goes(ben))).toEqual(settled('target-left', connectedTo(ada)));
    expect(decide(ringing, cancels())).toEqual(settled('canceled', connectedTo(ada), release(ben)));
  });

  it('and can be handed or left the customer before they answer', () => {
    for (const goesAway of [completes(), leaves('ada')]) {
      expect(decide(ringing, goesAway)).toEqual(moved(offeredToBen(ada), hold('hold-music')));
      expect(tell(ringing, goesAway, joins(ben))).toEqual(connectedTo(ben));
    }
  });

  it('and hears the owner even when the customer cannot come off hold', () => {
    expect(decide(ringing, resumeFailed)).toEqual(moved(sample['consult-ringing']));
    expect(decide(merged, resumeFailed)).toEqual(moved(sample.consulting));
  });

  it('and can be swapped or merged with only after they answer', () => {
    expect(decide(ringing, swaps())).toEqual(refusal('target_not_answered'));
    expect(decide(ringing, merges())).toEqual(refusal('target_not_answered'));
    expect(decide(ringing, leaves('ben'))).toEqual(refusal('not_your_call'));
  });
});

describe('among three', () => {
  it('the owner may hand over or leave, with one result', () => {
    const handedOver = settled('completed', connectedTo(ben), release(ada));

    expect(decide(merged, completes())).toEqual(handedOver);
    expect(decide(merged, leaves('ada'))).toEqual(handedOver);
  });

  it('the target may leave, be lost or be dropped', () => {
    expect(decide(merged, leaves('ben'))).toEqual(
      settled('target-left', connectedTo(ada), release(ben)),
    );
    expect(decide(merged, goes(ben))).toEqual(settled('target-left', connectedTo(ada)));
    expect(decide(merged, cancels())).toEqual(settled('canceled', connectedTo(ada), release(ben)));
  });

  it('a lost owner is replaced without a sound', () => {
    expect(decide(merged, goes(ada))).toEqual(settled('completed', connectedTo(ben)));
  });

  it('nobody can be swapped or merged with', () => {
    expect(decide(merged, swaps())).toEqual(refusal('already_merged'));
    expect(decide(merged, merges())).toEqual(refusal('already_merged'));
  });
});

describe('whether the colleague is there or on the way', () => {
  it('only the next addition can start', () => {
    for (const state of [ringing, merged]) {
      for (const wish of [holds(), resumes(), requeues(), transfers('consult')]) {
        expect(decide(state, wish)).toEqual(refusal('transfer_in_progress'));
      }
    }
    expect(decide(ringing, transfers('add'))).toEqual(refusal('transfer_in_progress'));
  });

  it('only the owner acts, and only on this transfer', () => {
    for (const state of [ringing, merged]) {
      for (const wish of [swaps, merges, completes, cancels]) {
        expect(decide(state, wish('ben'))).toEqual(refusal('not_your_call'));
        expect(decide(state, wish('ada', 'an-old-one'))).toEqual(refusal('no_such_transfer'));
      }
      expect(decide(state, leaves('cleo'))).toEqual(refusal('not_your_call'));
    }
  });

  it('reports that nobody waits for change nothing, and strangers are removed', () => {
    for (const state of [ringing, merged]) {
      for (const event of [customerHeld, customerResumed, holdFailed, goes(cleo), joins(ada)]) {
        expect(decide(state, event)).toEqual(nothing);
      }
      expect(decide(state, joins(cleo))).toEqual(moved(state, release(cleo)));
      expect(decide(state, waitsInLobby(cleo))).toEqual(moved(state, release(cleo)));
    }
    expect(decide(merged, joins(ben))).toEqual(nothing);
    expect(decide(merged, waitsInLobby(ben))).toEqual(nothing);
  });
});
