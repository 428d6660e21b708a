import type { CallId } from '@baton/call-flow';
import type { EntityManager } from 'typeorm';
import { CallEventEntity } from '../entities/call-event.entity';
import type { HistoryInHand, NewLine } from '../../../desk/store/history';
import type { EventRow } from '../../../desk/store/rows';

/** No more lines than these are looked through for the latest. */
const maxLatestLines = 2_000;

/** What happened to calls, in PostgreSQL. */
export class PostgresHistory implements HistoryInHand {
  constructor(private readonly manager: EntityManager) {}

  of(callId: CallId): Promise<EventRow[]> {
    return this.manager.find(CallEventEntity, { where: { callId }, order: { id: 'ASC' } });
  }

  knows(reportKey: string): Promise<boolean> {
    return this.manager.existsBy(CallEventEntity, { reportKey });
  }

  async listCallsSince(at: Date): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT DISTINCT call_id AS id FROM call_event
        WHERE call_id IS NOT NULL AND at > $1
          AND id > (SELECT max(id) FROM call_event) - $2::int
        ORDER BY call_id`,
      [at, maxLatestLines],
    );
    return rows.map(({ id }) => id);
  }

  async add(lines: readonly NewLine[]): Promise<void> {
    await this.manager.insert(CallEventEntity, [...lines]);
  }

  async addOnce(line: NewLine): Promise<void> {
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(CallEventEntity)
      .values(line)
      .orIgnore()
      .execute();
  }
}
