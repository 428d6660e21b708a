import { Ids } from '../../src/desk/store/ids';
import type { Dice } from '../time/dice';
import { bytesFrom, uuidFrom } from '../time/virtual-globals';

/** Ids that follow from the seed. */
export class DrawnIds extends Ids {
  constructor(private readonly dice: Dice) {
    super();
  }

  next(): string {
    return uuidFrom(bytesFrom(this.dice, 16));
  }
}
