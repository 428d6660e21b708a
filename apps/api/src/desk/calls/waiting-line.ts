import { Injectable } from '@nestjs/common';
import { heardSince, isAtWork } from '../agents/presence';
import { Clock, msBefore } from '../store/clock';
import { Store } from '../store/store';
import type { CallRow } from '../store/rows';
import { estimatedMinutes } from './waiting-estimate';

/** Conversations that are over for longer say little about the present pace, in ms. */
const talksOfLatestMs = 2 * 60 * 60_000;

/** What a customer in the waiting room is to be told. */
export interface PlaceInLine {
  readonly isNew: boolean;
  /** Null for a customer who does not wait any more. */
  readonly position: number | null;
  /** How long it may take, in whole minutes; null while nobody can tell. */
  readonly minutes: number | null;
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
    const position = await this.positionOf(call);
    return { isNew, position, minutes: position && (await this.estimate(position)) };
  }

  /** A customer's place: first come those who lost their agent, then the longest waiting. */
  async positionOf(call: CallRow): Promise<number | null> {
    if (call.state !== 'queued' && call.state !== 'offering') return null;
    return (await this.store.calls.countAhead(call)) + 1;
  }

  private async estimate(position: number): Promise<number | null> {
    const now = this.clock.now();
    const [talks, agents] = await Promise.all([
      this.store.legs.talksSince(msBefore(now, talksOfLatestMs)),
      this.store.agents.listReadiness(heardSince(now)),
    ]);
    return estimatedMinutes(position, { talks, agents: agents.filter(isAtWork).length });
  }
}
