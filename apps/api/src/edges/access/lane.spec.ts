import { Lane, LaneIsFull } from './lane';

/** Work that lasts until it is told to end. */
function someWork() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { run: () => done, end: () => end() };
}

describe('a lane', () => {
  it('lets in as many as may work at once, and the next one when one is done', async () => {
    const lane = new Lane({ atOnce: 1, mayWait: 5, perSender: 5 });
    const first = someWork();
    const order: string[] = [];
    const works = [
      lane.run('a', () => first.run().then(() => order.push('first'))),
      lane.run('b', () => Promise.resolve(order.push('second'))),
      lane.run('c', () => Promise.resolve(order.push('third'))),
    ];
    await Promise.resolve();
    expect(order).toEqual([]);
    first.end();
    await Promise.all(works);
    expect(order).toEqual(['first', 'second', 'third']);
  });

  it('refuses work at once when too much is waiting', async () => {
    const lane = new Lane({ atOnce: 1, mayWait: 1, perSender: 5 });
    const work = someWork();
    const taken = [lane.run(null, work.run), lane.run(null, work.run)];
    await expect(lane.run(null, work.run)).rejects.toThrow(LaneIsFull);
    work.end();
    await Promise.all(taken);
    await expect(lane.run(null, () => Promise.resolve('free again'))).resolves.toBe('free again');
  });

  it('keeps places for others when one sender takes too many', async () => {
    const lane = new Lane({ atOnce: 1, mayWait: 10, perSender: 2 });
    const work = someWork();
    const taken = [lane.run('flood', work.run), lane.run('flood', work.run)];
    await expect(lane.run('flood', work.run)).rejects.toThrow(LaneIsFull);
    const other = lane.run('other', () => Promise.resolve('served'));
    work.end();
    await expect(other).resolves.toBe('served');
    await Promise.all(taken);
  });

  it('frees its place when the work fails', async () => {
    const lane = new Lane({ atOnce: 1, mayWait: 0, perSender: 1 });
    // Nobody may wait: each of them finds the place free.
    const onlyOne = new Lane({ atOnce: 1, mayWait: 1, perSender: 1 });
    for (let times = 0; times < 3; times += 1) {
      await expect(onlyOne.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    }
    await expect(lane.run('a', () => Promise.resolve('never'))).rejects.toThrow(LaneIsFull);
  });
});
