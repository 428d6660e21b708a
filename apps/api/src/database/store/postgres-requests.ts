import { type EntityManager, IsNull } from 'typeorm';
import { CustomerRequestEntity } from '../../requests/customer-request.entity';
import type { RequestsInHand } from '../../store/requests';
import type { RequestRow } from '../../store/rows';

/** What customers have left, in PostgreSQL. */
export class PostgresRequests implements RequestsInHand {
  constructor(private readonly manager: EntityManager) {}

  find(callId: string): Promise<RequestRow | null> {
    return this.manager.findOneBy(CustomerRequestEntity, { callId });
  }

  listOpen(): Promise<RequestRow[]> {
    return this.manager.find(CustomerRequestEntity, {
      where: { doneAt: IsNull() },
      order: { at: 'ASC', callId: 'ASC' },
    });
  }

  async save(request: RequestRow): Promise<void> {
    await this.manager.save(CustomerRequestEntity, request);
  }
}
