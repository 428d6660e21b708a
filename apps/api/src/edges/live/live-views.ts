import type { AgentId } from '@baton/call-flow';
import type { AgentView, CallView, CustomerRequest, QueueView } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { PresenceService } from '../../desk/agents/presence.service';
import { CallReader } from '../../desk/calls/call-reader';
import { QueueBoard } from '../../desk/calls/queue-board';
import { OpenRequests } from '../../desk/requests/open-requests';

/** What a console is shown first. */
interface OpeningViews {
  /**
   * The call that the agent is on or is rung for, and those that they have handed out of the desk.
   */
  readonly calls: CallView[];
  readonly agents: AgentView[];
  readonly requests: CustomerRequest[];
  readonly queue: QueueView;
}

/** What a console is shown when it connects. */
@Injectable()
export class LiveViews {
  constructor(
    private readonly reader: CallReader,
    private readonly presence: PresenceService,
    private readonly open: OpenRequests,
    private readonly board: QueueBoard,
  ) {}

  async of(agentId: AgentId): Promise<OpeningViews> {
    const [call, handedOut, agents, requests, queue] = await Promise.all([
      this.reader.currentFor(agentId),
      this.reader.handedOutBy(agentId),
      this.presence.list(),
      this.open.list(),
      this.board.read(),
    ]);
    return { calls: call ? [...handedOut, call] : handedOut, agents, requests, queue };
  }
}
