import type { AgentId, CallId, TransferId, TransferOutcome } from '@baton/call-flow';
import { type EntityManager, IsNull, MoreThan, Raw } from 'typeorm';
import { TransferEntity } from '../entities/transfer.entity';
import type { TransfersInHand } from '../../../desk/store/transfers';
import type { TransferRow } from '../../../desk/store/rows';
import { isOutside } from '../entities/outside-in-sql';

/** The transfers in PostgreSQL. */
export class PostgresTransfers implements TransfersInHand {
  constructor(private readonly manager: EntityManager) {}

  find(callId: CallId, transferId: TransferId): Promise<TransferRow | null> {
    return this.manager.findOneBy(TransferEntity, { id: transferId, callId });
  }

  findLast(callId: CallId): Promise<TransferRow | null> {
    return this.manager.findOne(TransferEntity, {
      where: { callId },
      order: { startedAt: 'DESC' },
    });
  }

  async outsideSince(agentId: AgentId, moment: Date): Promise<Date[]> {
    const transfers = await this.manager.find(TransferEntity, {
      select: { id: true, startedAt: true },
      where: {
        fromAgentId: agentId,
        targetAgentId: Raw(isOutside),
        startedAt: MoreThan(moment),
      },
      order: { startedAt: 'ASC' },
    });
    return transfers.map(({ startedAt }) => startedAt);
  }

  async begin(transfer: TransferRow): Promise<void> {
    await this.manager.insert(TransferEntity, transfer);
  }

  async settle(callId: CallId, outcome: TransferOutcome, at: Date): Promise<void> {
    await this.manager.update(
      TransferEntity,
      { callId, endedAt: IsNull() },
      { outcome, endedAt: at },
    );
  }
}
