import type { EntityManager } from 'typeorm';
import { CallEventEntity } from '../../calls/call-event.entity';
import type { HistoryInHand, NewLine } from '../../store/history';
import type { EventRow } from '../../store/rows';

/** What happened to calls, in PostgreSQL. */
export class PostgresHistory implements HistoryInHand {
  constructor(private readonly manager: EntityManager) {}

  of(callId: string): Promise<EventRow[]> {
    return this.manager.find(CallEventEntity, { where: { callId }, order: { id: 'ASC' } });
  }

  knows(reportKey: string): Promise<boolean> {
    return this.manager.existsBy(CallEventEntity, { reportKey });
  }

  async add(lines: readonly NewLine[]): Promise<string[]> {
    const { identifiers } = await this.manager.insert(CallEventEntity, [...lines]);
    return identifiers.map(({ id }) => String(id));
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
