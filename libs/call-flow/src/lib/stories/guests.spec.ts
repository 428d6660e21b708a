import type { StateOf } from '../call';
import { decide } from '../decide';
import { ada, ben, cleo, dev, sample, toBen, zoe } from '../../testing/sample-states';
import {
  cancels,
  completes,
  connectedTo,
  customerLeft,
  endConversation,
  ends,
  goes,
  heldBy,
  holds,
  joins,
  leaves,
  moved,
  nothing,
  recall,
  refusal,
  release,
  requeues,
  resume,
  resumeFailed,
  resumes,
  ring,
  roomLost,
  settled,
  swaps,
  merges,
  tell,
  transfers,
} from '../../testing/telling';

const toCleo = { id: 'transfer-to-cleo', target: cleo };
const toDev = { id: 'transfer-to-dev', target: dev };
const four: StateOf<'merged'> = { ...sample.merged, guests: [cleo] };
const fourRinging: StateOf<'add-ringing'> = { ...sample['add-ringing'], guests: [cleo] };

describe('more than three on a call', () => {
  it('come together one after the other: who was the target becomes a guest', () => {
    expect(decide(sample.merged, transfers('add', toCleo))).toEqual(
      settled(
        'joined',
        { name: 'add-ringing', owner: ada, transfer: toCleo, guests: [ben] },
        ring(cleo),
      ),
    );
    const five = tell(
      sample.merged,
      transfers('add', toCleo),
      joins(cleo),
      transfers('add', toDev),
      joins(dev),
    );
    expect(five).toEqual({ name: 'merged', owner: ada, transfer: toDev, guests: [ben, cleo] });
  });

  it('come from a call that has guests already, held or not', () => {
    expect(decide(connectedTo(ada, cleo), transfers('add'))).toEqual(moved(fourRinging, ring(ben)));
    expect(decide(heldBy(ada, cleo), transfers('add'))).toEqual(
      moved(fourRinging, resume, ring(ben)),
    );
  });

  it('are each on the call once', () => {
    const again = { id: 'again', target: { ...cleo, leg: 'another-leg-of-cleo' } };
    const owner = { id: 'again', target: { ...ada, leg: 'another-leg-of-ada' } };

    for (const state of [connectedTo(ada, cleo), heldBy(ada, cleo), four]) {
      expect(decide(state, transfers('add', again))).toEqual(refusal('target_on_the_call'));
    }
    expect(decide(four, transfers('add', owner))).toEqual(refusal('target_on_the_call'));
    expect(decide(sample.merged, transfers('add'))).toEqual(refusal('target_on_the_call'));
  });

  it('are not put on hold one against the other: no private word, no handing over unheard', () => {
    for (const mode of ['consult', 'blind'] as const) {
      expect(decide(connectedTo(ada, cleo), transfers(mode))).toEqual(
        refusal('others_on_the_call'),
      );
      expect(decide(heldBy(ada, cleo), transfers(mode))).toEqual(refusal('others_on_the_call'));
      expect(decide(four, transfers(mode, toDev))).toEqual(refusal('transfer_in_progress'));
    }
    expect(decide(connectedTo(ada, cleo), requeues())).toEqual(refusal('others_on_the_call'));
    expect(decide(heldBy(ada, cleo), requeues())).toEqual(refusal('others_on_the_call'));
    expect(decide(fourRinging, completes())).toEqual(refusal('others_on_the_call'));
    expect(decide(fourRinging, swaps())).toEqual(refusal('target_not_answered'));
    expect(decide(four, swaps())).toEqual(refusal('already_merged'));
    expect(decide(four, merges())).toEqual(refusal('already_merged'));
  });

  it('can all wait together while the customer is on hold', () => {
    expect(decide(connectedTo(ada, cleo), holds())).toMatchObject({ to: heldBy(ada, cleo) });
    expect(decide(heldBy(ada, cleo), resumes())).toEqual(moved(connectedTo(ada, cleo), resume));
    expect(decide(connectedTo(ada, cleo), resumeFailed)).toEqual(moved(heldBy(ada, cleo)));
  });

  it('are all let go when the customer hangs up, or the owner says goodbye', () => {
    const everybody = [endConversation, release(ada), release(cleo), release(ben)];

    expect(decide(four, customerLeft)).toEqual(
      settled('customer-left', { name: 'ended', outcome: 'customer-hung-up' }, ...everybody),
    );
    expect(decide(four, ends())).toEqual(
      settled('agent-ended', { name: 'ended', outcome: 'agent-ended' }, ...everybody),
    );
    expect(decide(four, ends('cleo'))).toEqual(refusal('not_your_call'));
    expect(decide(four, ends('ben'))).toEqual(refusal('not_your_call'));
  });

  it('are all let go when the conference is lost, and the owner is called back', () => {
    expect(decide(four, roomLost)).toEqual(
      settled(
        'failed',
        { name: 'owner-lost', agent: 'ada', parked: 'waiting-room' },
        release(ada),
        release(cleo),
        release(ben),
        recall('ada'),
      ),
    );
  });
});

describe('a guest', () => {
  it('may leave by button or by hanging up, and the others keep talking', () => {
    const states = [connectedTo(ada, cleo, dev), heldBy(ada, cleo, dev)];
    for (const state of [...states, { ...four, guests: [cleo, dev] }]) {
      const without = { ...state, guests: [dev] };
      expect(decide(state, leaves('cleo'))).toEqual(moved(without, release(cleo)));
      expect(decide(state, goes(cleo))).toEqual(moved(without));
    }
    expect(decide(fourRinging, leaves('cleo'))).toEqual(
      moved(sample['add-ringing'], release(cleo)),
    );
    expect(decide(fourRinging, goes(cleo))).toEqual(moved(sample['add-ringing']));
  });

  it('can do nothing else', () => {
    for (const wish of [holds('cleo'), resumes('cleo'), requeues('cleo'), ends('cleo')]) {
      expect(decide(connectedTo(ada, cleo), wish)).toEqual(refusal('not_your_call'));
    }
    expect(decide(four, completes('cleo'))).toEqual(refusal('not_your_call'));
    expect(decide(four, transfers('add', toDev, 'cleo'))).toEqual(refusal('not_your_call'));
  });

  it('takes over when the owner is lost or leaves, the first who came before the others', () => {
    for (const state of [connectedTo(ada, cleo, dev), heldBy(ada, cleo, dev)]) {
      const handedOver = { ...state, owner: cleo, guests: [dev] };
      expect(decide(state, goes(ada))).toEqual(moved(handedOver));
      expect(decide(state, leaves('ada'))).toEqual(moved(handedOver, release(ada)));
    }
  });

  it('takes over the call and the ringing target when the owner goes', () => {
    const handedOver = { ...sample['add-ringing'], owner: cleo };

    expect(decide(fourRinging, goes(ada))).toEqual(moved(handedOver));
    expect(decide(fourRinging, leaves('ada'))).toEqual(moved(handedOver, release(ada)));
    expect(decide(handedOver, cancels('cleo'))).toEqual(
      settled('canceled', connectedTo(cleo), release(ben)),
    );
  });

  it('is asked before somebody outside of the desk, who has no page to act on', () => {
    expect(decide(connectedTo(ada, zoe, cleo), goes(ada))).toEqual(moved(connectedTo(cleo, zoe)));
    expect(decide(connectedTo(ada, zoe), goes(ada))).toEqual(
      moved(connectedTo({ ...zoe, handedOutBy: 'ada' })),
    );
  });

  it('is asked before a target outside of the desk', () => {
    const withZoe = { ...four, transfer: { id: 'to-zoe', target: zoe }, guests: [cleo, dev] };
    const handedOver = connectedTo(cleo, dev, zoe);

    expect(decide(withZoe, goes(ada))).toEqual(settled('joined', handedOver));
    expect(decide(withZoe, leaves('ada'))).toEqual(settled('joined', handedOver, release(ada)));
    expect(decide({ ...withZoe, guests: [] }, goes(ada))).toEqual(
      settled('completed', connectedTo({ ...zoe, handedOutBy: 'ada' })),
    );
  });

  it('leaves the call to the target otherwise, the owner’s last choice', () => {
    expect(decide(four, goes(ada))).toEqual(settled('completed', connectedTo(ben, cleo)));
    expect(decide(four, leaves('ada'))).toEqual(
      settled('completed', connectedTo(ben, cleo), release(ada)),
    );
    expect(decide({ ...four, guests: [zoe] }, goes(ada))).toEqual(
      settled('completed', connectedTo(ben, zoe)),
    );
    const outsiders = {
      ...four,
      transfer: { ...toBen, target: zoe },
      guests: [{ ...zoe, leg: 'y' }],
    };
    expect(decide(outsiders, goes(ada))).toMatchObject({ to: { owner: zoe } });
  });
});

describe('the newest of several guests', () => {
  it('can be dropped, ringing or talking, and the others talk on', () => {
    for (const state of [fourRinging, four]) {
      expect(decide(state, cancels())).toEqual(
        settled('canceled', connectedTo(ada, cleo), release(ben)),
      );
    }
  });

  it('can hang up or leave', () => {
    const without = connectedTo(ada, cleo);

    expect(decide(fourRinging, goes(ben, 'busy'))).toEqual(settled('busy', without));
    expect(decide(four, goes(ben))).toEqual(settled('target-left', without));
    expect(decide(four, leaves('ben'))).toEqual(settled('target-left', without, release(ben)));
  });

  it('can be handed the call, guests and all', () => {
    expect(decide(four, completes())).toEqual(
      settled('completed', connectedTo(ben, cleo), release(ada)),
    );
  });

  it('becomes one of those who wait when the customer cannot come off hold', () => {
    expect(decide(four, resumeFailed)).toEqual(settled('joined', heldBy(ada, cleo, ben)));
    expect(decide(fourRinging, resumeFailed)).toEqual(
      settled('canceled', heldBy(ada, cleo), release(ben)),
    );
  });

  it('is not treated as a stranger', () => {
    expect(decide(fourRinging, joins(ben))).toEqual(moved(four));
    for (const state of [four, fourRinging, connectedTo(ada, cleo), heldBy(ada, cleo)]) {
      expect(decide(state, joins(cleo))).toEqual(nothing);
      expect(decide(state, joins(dev))).toEqual(moved(state, release(dev)));
      expect(decide(state, goes(dev))).toEqual(nothing);
      expect(decide(state, leaves('dev'))).toEqual(refusal('not_your_call'));
    }
  });
});
