import { VirtualClock } from './virtual-clock';

describe('a virtual clock', () => {
  it('runs timers in the order of their time, those that they start included', async () => {
    const clock = new VirtualClock(0);
    const told: string[] = [];
    clock.after(30, () => told.push(`second at ${clock.now()}`));
    clock.after(10, () => {
      told.push(`first at ${clock.now()}`);
      clock.after(5, () => told.push(`its child at ${clock.now()}`));
    });
    await clock.advance(20);
    expect(told).toEqual(['first at 10', 'its child at 15']);
    expect(clock.now()).toBe(20);
    await clock.advance(10);
    expect(told.at(-1)).toBe('second at 30');
  });

  it('does not run what was canceled', async () => {
    const clock = new VirtualClock(0);
    const told: string[] = [];
    const cancel = clock.after(10, () => told.push('never'));
    cancel();
    await clock.advance(100);
    expect(told).toEqual([]);
  });

  it('lets the work that a timer caused end before the next one runs', async () => {
    const clock = new VirtualClock(0);
    const told: string[] = [];
    let work = Promise.resolve();
    clock.settleWith(() => work);
    clock.after(1, () => {
      work = Promise.resolve().then(() => void told.push('work'));
    });
    clock.after(2, () => told.push('next'));
    await clock.advance(5);
    expect(told).toEqual(['work', 'next']);
  });
});
