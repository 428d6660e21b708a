import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Sees to it that every call which is looked after has its sweep, whatever happened while no process was there. */
@Injectable()
export class Sweeps {
  constructor(private readonly dataSource: DataSource) {}

  /** Sweeps at once all that goes on: nobody was there to be told of what happened meanwhile. */
  async beginAgain(): Promise<void> {
    // An earlier version had one sweep for all calls.
    await this.dataSource.query(`SELECT graphile_worker.remove_job('sweep')`);
    await this.dataSource.query(
      `SELECT graphile_worker.add_job(
                'sweep',
                payload := json_build_object('callId', call.id, 'seen', '[]'::json),
                job_key := 'sweep:' || call.id
              )
         FROM call
        WHERE state <> 'ended'
           OR EXISTS (SELECT FROM leg WHERE leg.call_id = call.id AND leg.ended_at IS NULL)`,
    );
  }
}
