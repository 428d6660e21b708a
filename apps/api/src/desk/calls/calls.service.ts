import type { CallId, LegId } from '@baton/call-flow';
import type { CallView } from '@baton/shared-types';
import { Injectable, Logger } from '@nestjs/common';
import { Store, type Transaction } from '../store/store';
import type { CallRow, LegRow } from '../store/rows';
import { CallNotices } from './call-notices';
import { CallReader, mustBeParty } from './call-reader';
import { type CallRecord, callView } from './call-view';
import { CallWriter, type Written } from './call-writer';
import type { Happening } from './happening';
import { refused, unknownCall } from './refusals';

/**
 * Finds out what an agent's request comes to, given the legs of their call; throws why it cannot
 * be.
 */
type AgentsWork = (tx: Transaction, legs: readonly LegRow[]) => Happening | Promise<Happening>;

interface Told {
  readonly written: Written;
  /** What was read of the call to tell the consoles; null where nobody had to be told. */
  readonly record: CallRecord | null;
}

/** Where everything that happens to a call comes in: it is stored, then told. */
@Injectable()
export class CallsService {
  private readonly logger = new Logger(CallsService.name);

  constructor(
    private readonly store: Store,
    private readonly writer: CallWriter,
    private readonly notices: CallNotices,
    private readonly reader: CallReader,
  ) {}

  /**
   * Writes what an agent of this call asks for or says, in one transaction that also checks that
   * they may; answers with the call as they see it then. Throws why not, and then nothing has
   * changed.
   */
  async answer(callId: CallId, agentId: string, work: AgentsWork): Promise<CallView> {
    const { written, record } = await this.hear(callId, agentId, work);
    if (written.refusal) throw refused(written.refusal);
    const now = record ?? (await this.reader.read(callId));
    if (!now) throw unknownCall(callId);
    return callView(now, agentId);
  }

  /** Writes what an agent of this call says, who waits for no answer. */
  async hear(callId: CallId, agentId: string, work: AgentsWork): Promise<Told> {
    const written = await this.store.transaction(async (tx) => {
      const legs = await mustBeParty(tx, callId, agentId);
      return this.writer.write(tx, callId, await work(tx, legs));
    });
    if (!written) throw unknownCall(callId);
    return { written, record: await this.tell(written) };
  }

  /**
   * Applies what was reported; answers null when there is no such call. A refusal is nobody's fault
   * here.
   */
  async record(callId: CallId, happening: Happening): Promise<Written | null> {
    return this.inTransaction((tx) => this.writer.write(tx, callId, happening));
  }

  /** Runs what writes a call in one transaction, and tells the consoles once it is stored. */
  async inTransaction<T extends Written | null>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const written = await this.store.transaction(work);
    if (written) await this.tell(written);
    return written;
  }

  private tell(written: Written): Promise<CallRecord | null> {
    this.logger.debug({ callId: written.callId, refusal: written.refusal }, 'call written');
    return this.notices.tell(written);
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
}
