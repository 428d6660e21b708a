import type { CallId } from '@baton/call-flow';
import { Injectable, Logger } from '@nestjs/common';
import { PresenceService } from '../agents/presence.service';
import { Consoles } from '../consoles/consoles';
import { OpenRequests } from '../requests/open-requests';
import { CallReader } from './call-reader';
import { type CallRecord, callView } from './call-view';
import { agentsOf, hasEndedSince, mayRead } from './party-legs';
import type { Written } from './call-writer';
import { QueueBoard } from './queue-board';

/** Tells the consoles what has become of a call, whole, after it is stored. */
@Injectable()
export class CallNotices {
  private readonly logger = new Logger(CallNotices.name);

  constructor(
    private readonly reader: CallReader,
    private readonly presence: PresenceService,
    private readonly requests: OpenRequests,
    private readonly consoles: Consoles,
    private readonly board: QueueBoard,
  ) {}

  /** Tells those concerned; answers with what it has read for them, if anything. */
  async tell({ callId, audience, shown }: Written): Promise<CallRecord | null> {
    let record: CallRecord | null = null;
    if (shown.has('queue')) this.board.tellChange();
    try {
      if (audience.length > 0) record = await this.reader.read(callId);
      if (record) {
        for (const agent of audience) this.consoles.showCall(agent, callView(record, agent));
      }
      if (shown.has('agents')) await this.presence.tellEverybody();
      if (shown.has('requests')) await this.requests.tellEverybody();
    } catch (error) {
      // Whatever it is, the change is stored: a console that missed it reads it when it asks.
      this.logger.error({ err: error, callId }, 'consoles could not be told');
    }
    return record;
  }

  /**
   * Shows these calls to everybody who is or was on them, or is rung for them: the process that
   * changed them may not have done so. An agent whose ring has ended since then may not read the
   * call any more, and is told for the last time.
   */
  async tellAgain(callIds: readonly CallId[], since: Date): Promise<void> {
    this.board.tellChange();
    for (const callId of callIds) {
      const record = await this.reader.read(callId);
      if (!record) continue;
      for (const agent of agentsOf(record.legs)) {
        if (!mayRead(record.legs, agent) && !hasEndedSince(record.legs, agent, since)) continue;
        this.consoles.showCall(agent, callView(record, agent));
      }
    }
    await this.presence.tellEverybody();
    await this.requests.tellEverybody();
  }
}
