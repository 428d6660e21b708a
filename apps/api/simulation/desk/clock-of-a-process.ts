import { readingOf } from '../../src/adapters/database/clock-reading';
import { DatabaseClock, lookIntervalMs } from '../../src/adapters/database/database-clock';
import type { VirtualTime } from '../time/virtual-time';
import type { Lifeline } from '../time/lifeline';
import type { Machine } from './machine';

/**
 * The product's own clock on a machine, compared with the database's for as long as the process
 * lives, as `TimeKeeper` has it.
 */
export function clockOf(machine: Machine, lifeline: Lifeline, time: VirtualTime): DatabaseClock {
  // A process has read the database's clock before it is one: without the database it would not
  // have come up.
  const now = machine.stopwatch();
  const clock = new DatabaseClock(machine, readingOf(time.now(), now, now));
  const lookAgain = () => {
    time.after(lookIntervalMs, () => {
      if (!lifeline.isAlive) return;
      void clock.look();
      lookAgain();
    });
  };
  lookAgain();
  return clock;
}
