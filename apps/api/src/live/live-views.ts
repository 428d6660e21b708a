import type { AgentView, CallView } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { PresenceService } from '../agents/presence.service';
import { CallReader } from '../calls/call-reader';

/** What a console is shown when it connects. */
@Injectable()
export class LiveViews {
  constructor(
    private readonly reader: CallReader,
    private readonly presence: PresenceService,
  ) {}

  async of(agentId: string): Promise<{ call: CallView | null; agents: AgentView[] }> {
    const [call, agents] = await Promise.all([
      this.reader.currentFor(agentId),
      this.presence.list(),
    ]);
    return { call, agents };
  }
}
