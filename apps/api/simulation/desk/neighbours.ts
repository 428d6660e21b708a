import { lookIntervalMs } from '../../src/adapters/job-queue/pace';
import type { MemoryDatabase } from '../store/memory-database';
import type { Dice } from '../time/dice';
import type { VirtualTime } from '../time/virtual-time';
import type { ApiProcess } from './api-process';

/** Lets every process know which others there are, as the connections to the database show it. */
export class Neighbours {
  constructor(
    private readonly parts: {
      readonly database: MemoryDatabase;
      readonly time: VirtualTime;
      readonly dice: Dice;
      readonly alive: () => readonly ApiProcess[];
      /** Told of errors that come while the database is there. */
      readonly onFault: (error: unknown, where: string) => void;
    },
  ) {}

  /** A process has come or gone: everybody finds out when they look the next time. */
  haveChanged(): void {
    const { alive, dice, time } = this.parts;
    for (const process of alive()) {
      time.after(
        Math.floor(dice.next('neighbours') * lookIntervalMs),
        () => void this.look(process),
      );
    }
  }

  private async look(process: ApiProcess): Promise<void> {
    const { alive, database, onFault, time } = this.parts;
    if (!process.isAlive) return;
    const others = alive().filter((other) => other !== process);
    try {
      database.mustBeThere();
      await process.shell.others.makeUpForLost(new Set(others.map(({ name }) => name)));
    } catch (error) {
      // Expected: the database is away. They look again.
      if (!database.isAway) onFault(error, 'neighbours');
      time.after(lookIntervalMs, () => void this.look(process));
    }
  }
}
