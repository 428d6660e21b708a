import { ada, ben, cleo, sample, toBen } from '../testing/sample-states';
import { heldBy, offeredToBen, queuedAgain } from '../testing/telling';
import { isParty, partiesOf, transferOf } from './parties';

describe('the parties of a call', () => {
  it('are all who the state counts on', () => {
    expect(partiesOf(sample.queued)).toEqual([]);
    expect(partiesOf(sample.ended)).toEqual([]);
    expect(partiesOf(sample['owner-lost'])).toEqual([]);
    expect(partiesOf(sample.recalling)).toEqual([ada]);
    expect(partiesOf(heldBy(ada, cleo))).toEqual([ada, cleo]);
    expect(partiesOf({ ...sample.merged, guests: [cleo] })).toEqual([ada, cleo, ben]);
    expect(partiesOf(offeredToBen(ada))).toEqual([ben, ada]);
    expect(partiesOf(offeredToBen())).toEqual([ben]);
    expect(partiesOf(queuedAgain(ada))).toEqual([ada]);
  });

  it('are known by their legs', () => {
    expect(isParty(sample.consulting, ben)).toBe(true);
    expect(isParty(sample.consulting, { leg: 'another-leg-of-ben' })).toBe(false);
  });
});

describe('the transfer under way', () => {
  it('is the one that the state carries, also after its owner has gone', () => {
    expect(transferOf(sample.consulting)).toBe(toBen.id);
    expect(transferOf(offeredToBen())).toBe(toBen.id);
  });

  it('does not exist in other states', () => {
    for (const state of [sample.queued, sample.offering, sample.connected, sample.ended]) {
      expect(transferOf(state)).toBeNull();
    }
  });
});
