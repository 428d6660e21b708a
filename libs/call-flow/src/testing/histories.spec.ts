import { countHistories, cutOff } from './histories';
import { start } from './situation';

describe('histories are counted', () => {
  /* From a lead two events to b and one to itself; from b one to b. */
  const leadsTo = [[1, 1, 0], [1]];

  it('by the number of ways through, not by the number of situations', () => {
    expect(countHistories({ leadsTo }, 1)).toEqual([3n, 1n]);
    expect(countHistories({ leadsTo }, 2)).toEqual([8n, 2n]);
    expect(countHistories({ leadsTo }, 3)).toEqual([15n, 3n]);
  });

  it('as zero when nothing has happened', () => {
    expect(countHistories({ leadsTo }, 0)).toEqual([0n, 0n]);
  });
});

describe('a situation is cut off', () => {
  it('when no path leads from it to the goal', () => {
    const wished = { ...start, told: 'live' } as const;
    const lost = { ...start, told: 'gone' } as const;
    const histories = { situations: [start, wished, lost], leadsTo: [[1, 2], [1], [2]] };

    expect(cutOff(histories, ({ told }) => told === 'live')).toEqual([lost]);
  });
});
