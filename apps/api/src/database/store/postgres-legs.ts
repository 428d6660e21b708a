import { type EntityManager, IsNull, Not } from 'typeorm';
import { LegEntity } from '../../calls/leg.entity';
import type { LegsInHand } from '../../store/legs';
import type { LegRow } from '../../store/rows';

/** The agents' connections in PostgreSQL. */
export class PostgresLegs implements LegsInHand {
  constructor(private readonly manager: EntityManager) {}

  find(callId: string, legId: string): Promise<LegRow | null> {
    return this.manager.findOneBy(LegEntity, { id: legId, callId });
  }

  of(callId: string): Promise<LegRow[]> {
    return this.manager.findBy(LegEntity, { callId });
  }

  findTalking(agentId: string): Promise<LegRow[]> {
    return this.manager.findBy(LegEntity, {
      agentId,
      joinedAt: Not(IsNull()),
      endedAt: IsNull(),
    });
  }

  knowsConnection(sid: string): Promise<boolean> {
    return this.manager.existsBy(LegEntity, { sid });
  }

  async save(legs: readonly LegRow[]): Promise<void> {
    await this.manager.save(LegEntity, [...legs]);
  }
}
