import { Injectable } from '@nestjs/common';
import { PresenceService } from '../agents/presence.service';
import type { Jobs } from '../store/jobs';
import { LostAgents } from './lost-agents';
import type { Task } from '../store/task';

/**
 * Takes an agent whose session has ended off their call: its customer is looked after as if the
 * agent were lost.
 */
@Injectable()
export class SessionOverTask implements Task<'session_over'> {
  readonly name = 'session_over';

  constructor(
    private readonly lost: LostAgents,
    private readonly presence: PresenceService,
  ) {}

  async run(lost: Jobs['session_over']): Promise<void> {
    await this.lost.loseCalls(lost, 'job:session_over');
    await this.presence.tellEverybody();
  }
}
