import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { silenceLimit } from '../agents/presence';
import { PresenceService } from '../agents/presence.service';
import { SessionEntity } from '../auth/session.entity';
import { CallsService } from '../calls/calls.service';
import { LegEntity } from '../calls/leg.entity';
import { addJob, sessionSilentKey } from './job-queue';
import { Uptime } from './uptime';
import type { Jobs } from './jobs';
import type { Task } from './task';

/** Concludes that a tab is gone, long before the carrier does: its agent is offline, and their customer is looked after. */
@Injectable()
export class SessionSilentTask implements Task<'session_silent'> {
  readonly name = 'session_silent';

  constructor(
    private readonly uptime: Uptime,
    private readonly dataSource: DataSource,
    private readonly presence: PresenceService,
    private readonly calls: CallsService,
  ) {}

  async run({ sessionId }: Jobs['session_silent']): Promise<void> {
    const { manager } = this.dataSource;
    if (this.uptime.startedAt > Date.now() - silenceLimit) {
      // It is us who were away: the tabs need a moment to come back.
      const runAt = new Date(this.uptime.startedAt + silenceLimit);
      await addJob(manager, this.name, { sessionId }, { runAt, key: sessionSilentKey(sessionId) });
      return;
    }
    const session = await manager.findOneBy(SessionEntity, { id: sessionId });
    if (session) await this.loseCalls(session.agentId);
    await this.presence.tellEverybody();
  }

  /** An agent none of whose tabs is heard of does not hear their customer either. */
  private async loseCalls(agentId: string): Promise<void> {
    const limit = Date.now() - silenceLimit;
    const tabs = await this.dataSource.manager.findBy(SessionEntity, { agentId });
    if (tabs.some(({ lastSeenAt }) => lastSeenAt && lastSeenAt.getTime() > limit)) return;

    const legs = await this.dataSource.manager.findBy(LegEntity, {
      agentId,
      joinedAt: Not(IsNull()),
      endedAt: IsNull(),
    });
    for (const leg of legs) {
      await this.calls.record(leg.callId, {
        event: { type: 'leg_over', leg: leg.id, outcome: 'left' },
        cause: 'job:session_silent',
        hangUp: leg.id,
      });
    }
  }
}
