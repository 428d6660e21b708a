import { readStat } from './cpu.mjs';

describe('the processor time of a process', () => {
  it('is read past a name with brackets and spaces in it', () => {
    const stat = '42 (a (strange) name) S 7 42 42 0 -1 4194304 1 2 3 4 150 50 30 20 20 0 1 0 99';
    expect(readStat(stat)).toEqual({ parent: 7, ownMs: 2_000, endedChildrenMs: 500 });
  });
});
