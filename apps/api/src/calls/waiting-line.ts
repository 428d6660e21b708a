import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CallEntity } from './call.entity';

/** What a customer in the waiting room is to be told. */
export interface PlaceInLine {
  readonly isNew: boolean;
  /** Null for a customer whom nobody is waiting for any more. */
  readonly position: number | null;
}

/** The customers who wait for an agent, in the order in which they will get one. */
@Injectable()
export class WaitingLine {
  constructor(private readonly dataSource: DataSource) {}

  /** Finds a customer's place; welcomes them the first time only. */
  async placeOf(call: CallEntity): Promise<PlaceInLine> {
    const [welcomed] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE call SET welcomed_at = now() WHERE id = $1 AND welcomed_at IS NULL RETURNING id`,
      [call.id],
    );
    return { isNew: welcomed.length > 0, position: await this.positionOf(call) };
  }

  /** Counts who comes before a customer: first those who lost their agent, then the longest waiting. */
  async positionOf(call: CallEntity): Promise<number | null> {
    if (call.state !== 'queued' && call.state !== 'offering') return null;
    const [row] = await this.dataSource.query<{ ahead: string }[]>(
      `SELECT count(*) AS ahead
         FROM call other
        WHERE other.state IN ('queued', 'offering')
          AND (other.parked <> 'hold', other.started_at, other.id) < ($3, $2, $1)`,
      [call.id, call.startedAt, call.parked !== 'hold'],
    );
    return Number(row?.ahead ?? 0) + 1;
  }
}
