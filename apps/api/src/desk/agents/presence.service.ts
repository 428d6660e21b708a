import type { AgentId } from '@baton/call-flow';
import type { AgentView } from '@baton/shared-types';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { isOnRoster } from '../../config/roster';
import { Consoles } from '../consoles/consoles';
import type { Agents } from '../store/agents';
import { Clock } from '../store/clock';
import type { TabRow } from '../store/rows';
import { Store } from '../store/store';
import { wrapUpKey } from '../store/job-keys';
import { withdrawRingIfGone } from '../store/withdraw-ring';
import { agentView, heardSince, silenceLimitMs } from './presence';

/** Who can be rung now, and who not and why. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly store: Store,
    private readonly consoles: Consoles,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** The agents of this desk; not those who once were. */
  async list(): Promise<AgentView[]> {
    const agents = await this.store.agents.listReadiness(heardSince(this.clock.now()));
    return agents.filter(({ id }) => isOnRoster(this.environment, id)).map(agentView);
  }

  async view(agentId: AgentId): Promise<AgentView | null> {
    const agent = await this.store.agents.findReadiness(agentId, heardSince(this.clock.now()));
    return agent && agentView(agent);
  }

  /** The agent who is to be rung next, if anybody can be. */
  async findLongestIdle(agents: Agents = this.store.agents): Promise<AgentId | null> {
    return agents.findLongestIdle(heardSince(this.clock.now()));
  }

  /**
   * When a tab will have been silent for long enough, if that is yet to come by our clock: the
   * process that heard of it last may have another.
   */
  silentFrom({ lastSeenAt }: TabRow): Date | null {
    const from = new Date(lastSeenAt.getTime() + silenceLimitMs);
    return from > this.clock.now() ? from : null;
  }

  /**
   * Stores what an agent chose to be, which ends their wrap-up; somebody may be waiting for an
   * agent who is available.
   */
  async choose(agentId: AgentId, presence: 'available' | 'away'): Promise<void> {
    const now = this.clock.now();
    await this.store.transaction(async (tx) => {
      const agent = await tx.agents.lock(agentId);
      await tx.agents.change(agentId, {
        presence,
        awayReason: presence === 'away' ? 'chosen' : null,
        wrapUpUntil: null,
        // The end of a wrap-up is a new beginning on the screen, and no later turn in the line for
        // calls.
        ...(agent?.wrapUpUntil && { presenceSince: now }),
        ...(agent?.presence !== presence && { presenceSince: now, idleSince: now }),
      });
      await tx.jobs.remove(wrapUpKey(agentId));
      if (presence === 'available') await tx.jobs.add('match', {});
      else await withdrawRingIfGone(tx.jobs, agentId);
    });
    await this.tellEverybody();
  }

  async tellEverybody(): Promise<void> {
    this.consoles.showAgents(await this.list());
  }
}
