import { randomUUID } from 'node:crypto';
import { Clock } from '../../desk/store/clock';
import { SignBrake } from './sign-brake';

/** A clock that shows what it is told. */
class StandingClock extends Clock {
  constructor(public time: number) {
    super();
  }

  override now(): Date {
    return new Date(this.time);
  }

  override pause(): Promise<void> {
    return Promise.resolve();
  }
}

describe('signs of life over a leg', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  const tab = randomUUID();
  const brake = () => new SignBrake(new StandingClock(now));

  it('are noted at the pace at which a page says them', () => {
    const one = brake();
    const moments = [now - 4_500, now - 3_000, now - 1_500, now];
    expect(moments.map((at) => one.letsThrough('leg', { tab, at }))).toEqual(Array(4).fill(true));
  });

  it('are noted once a second, however many are sent', () => {
    const one = brake();
    const sent = Array.from({ length: 5_000 }, (_, index) => ({ tab, at: now - 5_000 + index }));
    expect(sent.filter((sign) => one.letsThrough('leg', sign))).toHaveLength(5);
  });

  it('are not noted again, nor when a later one has come before them', () => {
    const one = brake();
    expect(one.letsThrough('leg', { tab, at: now })).toBe(true);
    expect(one.letsThrough('leg', { tab, at: now })).toBe(false);
    expect(one.letsThrough('leg', { tab, at: now - 1_500 })).toBe(false);
  });

  it('do not count for a moment that is yet to come: the next one is heard', () => {
    const clock = new StandingClock(now);
    const one = new SignBrake(clock);
    expect(one.letsThrough('leg', { tab, at: now + 3_600_000 })).toBe(true);
    clock.time += 1_500;
    expect(one.letsThrough('leg', { tab, at: clock.time })).toBe(true);
  });

  it('of one leg do not affect another leg', () => {
    const one = brake();
    const heard = ['one', 'other'].map((leg) => one.letsThrough(leg, { tab, at: now }));
    expect(heard).toEqual([true, true]);
  });
});
