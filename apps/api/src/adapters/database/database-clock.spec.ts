import { Logger } from '@nestjs/common';
import { DatabaseClock, type TimeSources } from './database-clock';

const hour = 3_600_000;

/** A machine whose times are what a test says; only the database's is the true one. */
class Machine implements TimeSources {
  /** The true time. */
  time = Date.UTC(2026, 0, 5, 9);
  /** By how much its clock is fast, in ms. */
  fast = 0;
  /** For how long it has slept, in ms. */
  slept = 0;
  questions = 0;
  /** How long the next question and its answer are on their way, in ms. */
  way: [number, number] = [1, 1];
  isAway = false;
  /** Happens while the answer is on its way. */
  meanwhile: () => void = () => undefined;

  readonly stopwatch = () => this.time - Date.UTC(2026, 0, 5, 8) - this.slept;
  readonly wallClock = () => this.time + this.fast;

  askDatabase(): Promise<number> {
    this.questions += 1;
    const [there, back] = this.way;
    this.time += there;
    if (this.isAway) return Promise.reject(new Error('connect ECONNREFUSED'));
    const shown = this.time;
    this.time += back;
    this.meanwhile();
    return Promise.resolve(shown);
  }

  pause(ms: number): Promise<void> {
    this.time += ms;
    return Promise.resolve();
  }

  sleeps(ms: number): void {
    this.time += ms;
    this.slept += ms;
  }
}

describe('the clock of the desk', () => {
  let machine: Machine;
  const opened = () => DatabaseClock.open(machine);
  const errorOf = (clock: DatabaseClock) => clock.now().getTime() - machine.time;
  /** Asks for the time, and waits until all that follows from it is done. */
  const asked = async (clock: DatabaseClock) => {
    clock.now();
    await new Promise<void>((resolve) => setImmediate(resolve));
  };
  beforeAll(() => {
    Logger.overrideLogger(false);
  });
  beforeEach(() => {
    machine = new Machine();
  });

  it.each([-hour, hour])(
    'shows the database’s time on a machine that is %s ms fast',
    async (ms) => {
      machine.fast = ms;
      const clock = await opened();
      expect(errorOf(clock)).toBe(0);
      await clock.pause(hour);
      expect(errorOf(clock)).toBe(0);
    },
  );

  it.each([-hour, 3_000])('takes no notice of a clock that is set by %s ms', async (ms) => {
    const clock = await opened();
    machine.fast = ms;
    expect(errorOf(clock)).toBe(0);
    await asked(clock);
    expect(errorOf(clock)).toBe(0);
  });

  it('looks once when the machine’s clock was set, and not again for every question', async () => {
    const clock = await opened();
    machine.fast = hour;
    const { questions } = machine;
    for (let times = 0; times < 3; times += 1) await asked(clock);
    expect(machine.questions).toBe(questions + 1);
  });

  it('is right again as soon as somebody has asked after the machine has slept', async () => {
    const clock = await opened();
    machine.sleeps(hour);
    expect(errorOf(clock)).toBe(-hour);
    await asked(clock);
    expect(errorOf(clock)).toBe(0);
  });

  it('is right again after a sleep between a question and its answer', async () => {
    const clock = await opened();
    machine.meanwhile = () => {
      machine.sleeps(hour);
      machine.meanwhile = () => undefined;
    };
    await clock.look();
    await asked(clock);
    expect(errorOf(clock)).toBe(0);
  });

  it('looks again after a sleep until the database answers', async () => {
    const clock = await opened();
    machine.sleeps(hour);
    machine.isAway = true;
    await asked(clock);
    machine.isAway = false;
    await asked(clock);
    expect(errorOf(clock)).toBe(0);
  });

  it('does not believe a slow answer where it knows better', async () => {
    const clock = await opened();
    machine.way = [0, 2_000];
    await clock.look();
    expect(errorOf(clock)).toBe(0);
  });

  it('believes a slow answer that proves it wrong, as far as it goes, and the next quick one', async () => {
    const clock = await opened();
    machine.sleeps(hour);
    machine.way = [0, 2_000];
    await clock.look();
    expect(Math.abs(errorOf(clock))).toBeLessThanOrEqual(1_000);
    machine.way = [1, 1];
    await clock.look();
    expect(errorOf(clock)).toBe(0);
  });

  it('begins with the best of some looks: the first connection is only being made', async () => {
    machine.way = [40, 0];
    machine.meanwhile = () => {
      machine.way = [1, 1];
    };
    expect(errorOf(await opened())).toBe(0);
  });

  it('follows a database whose own clock is set', async () => {
    const clock = await opened();
    machine.time += 5_000;
    machine.slept += 5_000;
    machine.fast -= 5_000;
    await clock.look();
    expect(errorOf(clock)).toBe(0);
  });

  it('is never wrong by more than it goes wrong between two looks, on a machine that counts too slowly', async () => {
    const clock = await opened();
    for (let looks = 0; looks < 100; looks += 1) {
      await clock.pause(2_000);
      machine.slept += 20;
      expect(Math.abs(errorOf(clock))).toBeLessThanOrEqual(21);
      await clock.look();
    }
  });

  it('goes on while the database is away, and says so once', async () => {
    const clock = await opened();
    const told = jest.spyOn(Logger.prototype, 'warn');
    machine.isAway = true;
    for (let looks = 0; looks < 30; looks += 1) {
      await clock.pause(2_000);
      await clock.look();
    }
    expect(errorOf(clock)).toBe(0);
    expect(told).toHaveBeenCalledTimes(1);
    told.mockRestore();
  });

  it('does not begin without the database', async () => {
    machine.isAway = true;
    await expect(opened()).rejects.toThrow('ECONNREFUSED');
  });
});
