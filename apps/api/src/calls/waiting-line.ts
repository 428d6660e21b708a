import { Injectable } from '@nestjs/common';
import { Clock } from '../store/clock';
import { Store } from '../store/store';
import type { CallRow } from '../store/rows';

/** What a customer in the waiting room is to be told. */
export interface PlaceInLine {
  readonly isNew: boolean;
  /** Null for a customer whom nobody is waiting for any more. */
  readonly position: number | null;
}

/** The customers who wait for an agent, in the order in which they will get one. */
@Injectable()
export class WaitingLine {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** Finds a customer's place; welcomes them the first time only. */
  async placeOf(call: CallRow): Promise<PlaceInLine> {
    const isNew = await this.store.transaction((tx) => tx.calls.welcome(call.id, this.clock.now()));
    return { isNew, position: await this.positionOf(call) };
  }

  /** A customer's place: first come those who lost their agent, then the longest waiting. */
  async positionOf(call: CallRow): Promise<number | null> {
    if (call.state !== 'queued' && call.state !== 'offering') return null;
    return (await this.store.calls.countAhead(call)) + 1;
  }
}
