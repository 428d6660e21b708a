import { decide } from '../decide';
import { ada, ben, cleo, sample, toBen } from '../../testing/sample-states';
import {
  cancels,
  completes,
  connectedTo,
  customerHeld,
  customerLeft,
  customerResumed,
  endConversation,
  ends,
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
  refusal,
  release,
  resume,
  resumeFailed,
  resumes,
  roomLost,
  swaps,
  transfers,
  waitsInLobby,
} from '../../testing/telling';

const { connected, held, ended } = sample;

describe('an agent with a customer', () => {
  it('puts them on hold and takes them off it', () => {
    expect(decide(connected, holds())).toEqual(moved(heldBy(ada), hold('hold-music')));
    expect(decide(held, resumes())).toEqual(moved(connectedTo(ada), resume));
  });

  it('is told when there is nothing to do', () => {
    expect(decide(connected, resumes())).toEqual(refusal('not_held'));
    expect(decide(held, holds())).toEqual(refusal('already_held'));
  });

  it('is shown what the carrier could not do', () => {
    expect(decide(held, holdFailed)).toEqual(moved(connectedTo(ada)));
    expect(decide(connected, resumeFailed)).toEqual(moved(heldBy(ada)));
  });

  it('ends the call for everybody', () => {
    for (const state of [connected, held]) {
      expect(decide(state, ends())).toEqual(
        moved({ name: 'ended', outcome: 'agent-ended' }, endConversation, release(ada)),
      );
    }
  });

  it('does not leave the customer alone', () => {
    for (const state of [connected, held]) {
      expect(decide(state, leaves('ada'))).toEqual(refusal('customer_would_be_alone'));
      expect(decide(state, leaves('ben'))).toEqual(refusal('not_your_call'));
    }
  });

  it('has no transfer to act on', () => {
    for (const state of [connected, held]) {
      for (const wish of [swaps, merges, completes, cancels]) {
        expect(decide(state, wish())).toEqual(refusal('no_such_transfer'));
      }
    }
  });

  it('transfers to others only', () => {
    for (const state of [connected, held]) {
      for (const mode of ['consult', 'add', 'blind'] as const) {
        expect(decide(state, transfers(mode, { id: 'to-ada', target: ada }))).toEqual(
          refusal('target_is_owner'),
        );
        expect(decide(state, transfers(mode, toBen, 'cleo'))).toEqual(refusal('not_your_call'));
      }
    }
  });

  it('loses the customer who hangs up', () => {
    for (const state of [connected, held]) {
      expect(decide(state, customerLeft)).toEqual(
        moved({ name: 'ended', outcome: 'customer-hung-up' }, endConversation, release(ada)),
      );
    }
  });

  it('is not disturbed by strangers, or by what nobody waits for', () => {
    for (const state of [connected, held]) {
      expect(decide(state, joins(cleo))).toEqual(moved(state, release(cleo)));
      expect(decide(state, waitsInLobby(cleo))).toEqual(moved(state, release(cleo)));
      for (const event of [joins(ada), waitsInLobby(ada), goes(cleo), customerHeld]) {
        expect(decide(state, event)).toEqual(nothing);
      }
      expect(decide(state, customerResumed)).toEqual(nothing);
    }
    expect(decide(connected, holdFailed)).toEqual(nothing);
    expect(decide(held, resumeFailed)).toEqual(nothing);
  });
});

describe('somebody else', () => {
  it('presses no button on a call that is not theirs', () => {
    for (const state of [connected, held]) {
      for (const wish of [holds('ben'), resumes('ben'), ends('ben')]) {
        expect(decide(state, wish)).toEqual(refusal('not_your_call'));
      }
    }
  });
});

describe('a call that is over', () => {
  it('stays over, whatever is reported late', () => {
    for (const event of [
      goes(ada),
      customerLeft,
      customerHeld,
      customerResumed,
      holdFailed,
      resumeFailed,
      roomLost,
    ]) {
      expect(decide(ended, event)).toEqual(nothing);
    }
  });

  it('has room for nobody', () => {
    expect(decide(ended, joins(ben))).toEqual(moved(ended, release(ben)));
    expect(decide(ended, waitsInLobby(ben))).toEqual(moved(ended, release(ben)));
  });

  it('grants no wish', () => {
    const wishes = [holds(), resumes(), ends(), leaves('ada'), transfers('add')];
    for (const wish of [...wishes, swaps(), merges(), completes(), cancels()]) {
      expect(decide(ended, wish)).toEqual(refusal('already_over'));
    }
    expect(decide(ended, { type: 'agent_recalled', offer: ben })).toEqual(refusal('already_over'));
  });
});
