import type { AgentId, CallId, TransferId, TransferOutcome } from '@baton/call-flow';
import type { TransferRow } from './rows';

/** The transfers, as they can be looked up. */
export interface Transfers {
  find(callId: CallId, transferId: TransferId): Promise<TransferRow | null>;
  /** The transfer of a call that is under way, or was the last. */
  findLast(callId: CallId): Promise<TransferRow | null>;
  /** When an agent called outside numbers since a given time, oldest first. */
  outsideSince(agentId: AgentId, moment: Date): Promise<Date[]>;
}

/** The transfers, inside of a transaction. */
export interface TransfersInHand extends Transfers {
  /** Stores a new transfer. Throws when the call would have two that are under way. */
  begin(transfer: TransferRow): Promise<void>;
  /** Notes how the transfer that is under way has ended. */
  settle(callId: CallId, outcome: TransferOutcome, at: Date): Promise<void>;
}
