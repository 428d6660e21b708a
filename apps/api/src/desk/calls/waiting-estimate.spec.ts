import { estimatedMinutes } from './waiting-estimate';

const minutes = (...lengths: number[]) => lengths.map((length) => length * 60_000);

describe('the estimate of a wait', () => {
  it('is a usual conversation for every customer ahead, shared by the agents who take calls', () => {
    const pace = { talks: minutes(2, 4, 4, 4, 90), agents: 2 };
    expect(estimatedMinutes(1, pace)).toBe(2);
    expect(estimatedMinutes(3, pace)).toBe(6);
  });

  it('is never less than a minute, and is rounded up', () => {
    const pace = { talks: minutes(1, 1, 1, 1, 1), agents: 4 };
    expect(estimatedMinutes(1, pace)).toBe(1);
    expect(estimatedMinutes(5, pace)).toBe(2);
  });

  it('is not made up from too few conversations, or when nobody takes calls', () => {
    expect(estimatedMinutes(1, { talks: minutes(3, 3, 3, 3), agents: 2 })).toBeNull();
    expect(estimatedMinutes(1, { talks: minutes(3, 3, 3, 3, 3), agents: 0 })).toBeNull();
  });
});
