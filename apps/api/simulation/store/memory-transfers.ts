import {
  type AgentId,
  type CallId,
  receiverOf,
  type TransferId,
  type TransferOutcome,
} from '@baton/call-flow';
import type { TransferRow } from '../../src/desk/store/rows';
import type { TransfersInHand } from '../../src/desk/store/transfers';
import { copyOf, valuesOf } from './copies';
import type { Draft, Tables } from './tables';

/** The transfers, in memory. */
export class MemoryTransfers implements TransfersInHand {
  constructor(
    private readonly tables: Tables,
    private readonly draft?: Draft,
  ) {}

  async find(callId: CallId, transferId: TransferId): Promise<TransferRow | null> {
    const transfer = this.tables.transfers.get(transferId);
    return transfer?.callId === callId ? copyOf(transfer) : null;
  }

  async findLast(callId: CallId): Promise<TransferRow | null> {
    const [last] = valuesOf(this.tables.transfers)
      .filter((transfer) => transfer.callId === callId)
      .sort((one, other) => other.startedAt.getTime() - one.startedAt.getTime());
    return copyOf(last);
  }

  async outsideSince(agentId: AgentId, moment: Date): Promise<Date[]> {
    return valuesOf(this.tables.transfers)
      .filter(
        ({ fromAgentId, targetAgentId }) =>
          fromAgentId === agentId && receiverOf(targetAgentId).kind === 'outside',
      )
      .map(({ startedAt }) => startedAt)
      .filter((startedAt) => startedAt > moment)
      .sort((one, other) => one.getTime() - other.getTime());
  }

  async begin(transfer: TransferRow): Promise<void> {
    const { callId } = transfer;
    // The index of that name in PostgreSQL.
    if (this.live(callId).length > 0) throw new Error(`one_live_transfer_per_call: ${callId}`);
    this.draft?.put('transfers', transfer);
  }

  async settle(callId: CallId, outcome: TransferOutcome, at: Date): Promise<void> {
    for (const transfer of this.live(callId)) {
      this.draft?.put('transfers', { ...transfer, outcome, endedAt: at });
    }
  }

  private live(callId: CallId): TransferRow[] {
    return valuesOf(this.tables.transfers).filter(
      (transfer) => transfer.callId === callId && !transfer.endedAt,
    );
  }
}
