import type { CallId } from '@baton/call-flow';
import { type EntityManager, IsNull } from 'typeorm';
import { CustomerRequestEntity } from '../entities/customer-request.entity';
import type { RequestsInHand } from '../../../desk/store/requests';
import type { RequestRow } from '../../../desk/store/rows';

/** What customers have left, in PostgreSQL. */
export class PostgresRequests implements RequestsInHand {
  constructor(private readonly manager: EntityManager) {}

  find(callId: CallId): Promise<RequestRow | null> {
    return this.manager.findOneBy(CustomerRequestEntity, { callId });
  }

  listOpen(): Promise<RequestRow[]> {
    return this.manager.find(CustomerRequestEntity, {
      where: { doneAt: IsNull() },
      order: { at: 'ASC', callId: 'ASC' },
    });
  }

  async takeTurnFor(customerNumber: string): Promise<void> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `requests of ${customerNumber}`,
    ]);
  }

  findOpenOf(customerNumber: string): Promise<RequestRow | null> {
    return this.manager.findOneBy(CustomerRequestEntity, {
      customerNumber,
      doneAt: IsNull(),
      partOf: IsNull(),
    });
  }

  partsOf(callId: CallId): Promise<RequestRow[]> {
    return this.manager.findBy(CustomerRequestEntity, { partOf: callId });
  }

  async save(request: RequestRow): Promise<void> {
    await this.manager.save(CustomerRequestEntity, request);
  }
}
