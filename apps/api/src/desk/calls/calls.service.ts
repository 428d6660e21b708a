import type { CallId, LegId, TransferId, Wish } from '@baton/call-flow';
import { Injectable, Logger } from '@nestjs/common';
import { Store, type Transaction } from '../store/store';
import type { CallRow, LegRow, TransferRow } from '../store/rows';
import { CallNotices } from './call-notices';
import { CallWriter, type Written } from './call-writer';
import type { Happening } from './happening';
import { refused, unknownCall } from './refusals';

/** Where everything that happens to a call comes in: it is stored, then told. */
@Injectable()
export class CallsService {
  private readonly logger = new Logger(CallsService.name);

  constructor(
    private readonly store: Store,
    private readonly writer: CallWriter,
    private readonly notices: CallNotices,
  ) {}

  /** Does what an agent wants of a call, or throws why not. Wishes about the same call queue behind its row lock. */
  async grant(callId: CallId, wish: Wish): Promise<void> {
    const written = await this.record(callId, { kind: 'wished', wish });
    if (!written) throw unknownCall(callId);
    if (written.refusal) throw refused(written.refusal);
  }

  /** Applies what was reported; answers null when there is no such call. A refusal is nobody's fault here. */
  async record(callId: CallId, happening: Happening): Promise<Written | null> {
    return this.inTransaction((tx) => this.writer.write(tx, callId, happening));
  }

  /** Runs what writes a call in one transaction, and tells the consoles once it is stored. */
  async inTransaction<T extends Written | null>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const written = await this.store.transaction(work);
    if (written) {
      this.logger.debug({ callId: written.callId, refusal: written.refusal }, 'call written');
      await this.notices.tell(written);
    }
    return written;
  }

  async find(callId: CallId): Promise<CallRow | null> {
    return this.store.calls.find(callId);
  }

  async findByCustomer(customerSid: string): Promise<CallRow | null> {
    return this.store.calls.findByCustomer(customerSid);
  }

  async legsOf(callId: CallId): Promise<LegRow[]> {
    return this.store.legs.of(callId);
  }

  async findLeg(callId: CallId, legId: LegId): Promise<LegRow | null> {
    return this.store.legs.find(callId, legId);
  }

  async findTransfer(callId: CallId, transferId: TransferId): Promise<TransferRow | null> {
    return this.store.transfers.find(callId, transferId);
  }
}
