import { Clock } from '../../src/store/clock';
import { Ids } from '../../src/store/ids';
import type { Dice } from '../time/dice';
import { bytesFrom, uuidFrom } from '../time/virtual-globals';
import type { VirtualTime } from '../time/virtual-time';
import type { Lifeline } from './lifeline';

/** The desk's clock: it shows virtual time, and wakes nobody whose process is dead. */
export class VirtualClock extends Clock {
  /** By how many ms it is fast. */
  wrongBy = 0;

  constructor(
    private readonly time: VirtualTime,
    private readonly lifeline: Lifeline,
  ) {
    super();
  }

  now(): Date {
    return new Date(this.time.now() + this.wrongBy);
  }

  pause(ms: number): Promise<void> {
    return this.lifeline.hearOf(this.time.pause(ms));
  }
}

/** Ids that follow from the seed. */
export class DrawnIds extends Ids {
  constructor(private readonly dice: Dice) {
    super();
  }

  next(): string {
    return uuidFrom(bytesFrom(this.dice, 16));
  }
}
