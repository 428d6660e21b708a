import { Clock } from '../../desk/store/clock';
import { BeatBrake } from './beat-brake';

/** A clock that a test moves; who pauses goes on when it has moved far enough. */
class HandClock extends Clock {
  private ms = 0;
  private readonly waiting: { until: number; go: () => void }[] = [];

  now(): Date {
    return new Date(this.ms);
  }

  pause(ms: number): Promise<void> {
    return new Promise((go) => this.waiting.push({ until: this.ms + ms, go }));
  }

  async moveOn(ms: number): Promise<void> {
    for (const end = this.ms + ms; this.ms < end; this.ms += 100) {
      await settled();
      for (const { until, go } of this.waiting) if (until <= this.ms) go();
    }
    await settled();
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the brake of a socket’s heartbeats', () => {
  let clock: HandClock;
  let noted: number[];
  beforeEach(() => {
    clock = new HandClock();
    noted = [];
  });
  const brake = () =>
    new BeatBrake<number>((beat) => {
      noted.push(beat);
      return Promise.resolve(true);
    }, clock);

  it('notes every beat of a console, and one between two of them at once', async () => {
    const beats = brake();
    for (let times = 0; times < 4; times += 1) {
      await beats.take(times);
      await clock.moveOn(500);
      await beats.take(times + 0.5);
      await clock.moveOn(2_500);
    }
    expect(noted).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5]);
  });

  it('notes two of 5,000 beats at once, answers all, and notes the last one later', async () => {
    const beats = brake();
    const answers: boolean[] = [];
    for (let times = 0; times < 5_000; times += 1) answers.push(await beats.take(times));
    expect(noted).toEqual([0, 1]);
    expect(answers.every(Boolean)).toBe(true);
    await clock.moveOn(1_200);
    expect(noted).toEqual([0, 1, 4_999]);
  });

  it('notes one beat a second of an endless flood', async () => {
    const beats = brake();
    for (let times = 0; times < 100; times += 1) {
      await beats.take(times);
      await clock.moveOn(100);
    }
    expect(noted.length).toBeGreaterThanOrEqual(10);
    expect(noted.length).toBeLessThanOrEqual(12);
  });

  it('notes one beat at a time, and gives the others the same answer', async () => {
    let finish: (isKnown: boolean) => void = () => undefined;
    const beats = new BeatBrake<number>((beat) => {
      noted.push(beat);
      return new Promise((resolve) => (finish = resolve));
    }, clock);
    const answers = Promise.all([beats.take(1), beats.take(2), beats.take(3)]);
    await clock.moveOn(5_000);
    expect(noted).toEqual([1]);
    finish(false);
    await expect(answers).resolves.toEqual([false, false, false]);
  });

  it('goes on after a beat that could not be noted', async () => {
    let isAway = true;
    const beats = new BeatBrake<number>((beat) => {
      noted.push(beat);
      return isAway ? Promise.reject(new Error('away')) : Promise.resolve(true);
    }, clock);
    await expect(Promise.all([beats.take(1), beats.take(2)])).rejects.toThrow('away');
    await clock.moveOn(1_200);
    isAway = false;
    await expect(beats.take(3)).resolves.toBe(true);
    expect(noted).toEqual([1, 2, 3]);
  });
});
