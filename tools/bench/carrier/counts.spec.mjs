import { Counts } from './counts.mjs';

describe('what the carrier counts', () => {
  it('is every request, by its kind', () => {
    const counts = new Counts();
    for (const kind of ['calls.list', 'calls.fetch', 'calls.list']) counts.begin(kind)();
    expect(counts.take()).toEqual({
      total: 3,
      byKind: { 'calls.fetch': 1, 'calls.list': 2 },
      mostAtOnce: 1,
    });
  });

  it('is how many were under way at once, however many came', () => {
    const counts = new Counts();
    const first = counts.begin('a');
    const second = counts.begin('a');
    first();
    counts.begin('a')();
    second();
    expect([counts.take().mostAtOnce, counts.underWay]).toEqual([2, 0]);
  });

  it('does not count a request as answered twice', () => {
    const counts = new Counts();
    const answered = counts.begin('a');
    counts.begin('a');
    answered();
    answered();
    expect(counts.underWay).toBe(1);
  });

  it('begins anew when it is taken, with what is under way still', () => {
    const counts = new Counts();
    counts.begin('a');
    counts.take();
    expect(counts.take()).toEqual({ total: 0, byKind: {}, mostAtOnce: 1 });
  });
});
