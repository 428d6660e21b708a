import { Injectable } from '@nestjs/common';
import { PresenceService } from '../agents/presence.service';
import { CallsService } from '../calls/calls.service';
import type { LegRow } from '../store/rows';
import { Store } from '../store/store';

/** A tab that is gone, and the leg that it talked over. */
interface LostTab {
  readonly agentId: string;
  readonly legId: string | null;
}

/** Looks after the customers of agents whose tab is gone. */
@Injectable()
export class LostAgents {
  constructor(
    private readonly store: Store,
    private readonly presence: PresenceService,
    private readonly calls: CallsService,
  ) {}

  /**
   * An agent none of whose tabs is heard of does not hear their customer either; nor does one whose other tabs live
   * while the one is gone that they talked over.
   */
  async loseCalls({ agentId, legId }: LostTab, cause: string): Promise<void> {
    const isAlone = await this.presence.isSilent(agentId);
    for (const leg of await this.store.legs.findTalking(agentId)) {
      if (isAlone || leg.id === legId) await this.lose(leg, cause);
    }
  }

  private async lose(leg: LegRow, cause: string): Promise<void> {
    await this.calls.record(leg.callId, {
      event: { type: 'leg_over', leg: leg.id, outcome: 'left' },
      cause,
      commands: [{ type: 'release', leg: leg.id }],
    });
  }
}
