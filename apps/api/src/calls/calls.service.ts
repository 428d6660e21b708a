import type { CallEvent } from '@baton/call-flow';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CallNotices } from './call-notices';
import { CallWriter, type Written } from './call-writer';
import { CallEntity } from './call.entity';
import type { Happening } from './happening';
import { LegEntity } from './leg.entity';
import { refused, unknownCall } from './refusals';

/** Where everything that happens to a call comes in: it is stored, then told. */
@Injectable()
export class CallsService {
  private readonly logger = new Logger(CallsService.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: CallWriter,
    private readonly notices: CallNotices,
  ) {}

  /** Applies one event to one call. Events for the same call queue behind its row lock. */
  async apply(callId: string, event: CallEvent, cause: string): Promise<void> {
    const written = await this.record(callId, { event, cause });
    if (!written) throw unknownCall(callId);
    if (written.refusal) throw refused(written.refusal);
  }

  /** Applies what was reported; answers null when there is no such call. A refusal is nobody's fault here. */
  async record(callId: string, happening: Happening): Promise<Written | null> {
    return this.inTransaction((manager) => this.writer.write(manager, callId, happening));
  }

  /** Runs what writes a call in one transaction, and tells the consoles once it is stored. */
  async inTransaction<T extends Written | null>(
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    const written = await this.dataSource.transaction(work);
    if (written) {
      this.logger.debug({ callId: written.callId, refusal: written.refusal }, 'call written');
      await this.notices.tell(written);
    }
    return written;
  }

  async find(callId: string): Promise<CallEntity | null> {
    return this.dataSource.manager.findOneBy(CallEntity, { id: callId });
  }

  async findByCustomer(customerSid: string): Promise<CallEntity | null> {
    return this.dataSource.manager.findOneBy(CallEntity, { customerSid });
  }

  async legsOf(callId: string): Promise<LegEntity[]> {
    return this.dataSource.manager.findBy(LegEntity, { callId });
  }

  async findLeg(callId: string, legId: string): Promise<LegEntity | null> {
    return this.dataSource.manager.findOneBy(LegEntity, { id: legId, callId });
  }
}
