import type { AgentId, CallId, LegId } from '@baton/call-flow';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { LegEntity } from '../entities/leg.entity';
import type { LegsInHand } from '../../../desk/store/legs';
import type { LegRow } from '../../../desk/store/rows';

/** The agents' connections in PostgreSQL. */
export class PostgresLegs implements LegsInHand {
  constructor(private readonly manager: EntityManager) {}

  find(callId: CallId, legId: LegId): Promise<LegRow | null> {
    return this.manager.findOneBy(LegEntity, { id: legId, callId });
  }

  of(callId: CallId): Promise<LegRow[]> {
    return this.manager.findBy(LegEntity, { callId });
  }

  findTalking(agentId: AgentId): Promise<LegRow[]> {
    return this.manager.findBy(LegEntity, {
      agentId,
      joinedAt: Not(IsNull()),
      endedAt: IsNull(),
    });
  }

  findRinging(agentId: AgentId): Promise<LegRow | null> {
    return this.manager.findOneBy(LegEntity, {
      agentId,
      endedAt: IsNull(),
      releasedAt: IsNull(),
      answeredAt: IsNull(),
      waitingSince: IsNull(),
      joinedAt: IsNull(),
    });
  }

  ofCalls(callIds: readonly CallId[]): Promise<LegRow[]> {
    return this.manager
      .createQueryBuilder(LegEntity, 'leg')
      .where('leg.call_id = ANY(:callIds)', { callIds })
      .orderBy('leg.id')
      .getMany();
  }

  async talksSince(moment: Date): Promise<number[]> {
    const rows = await this.manager.query<{ ms: number }[]>(
      `SELECT (extract(epoch FROM ended_at - met_customer_at) * 1000)::float8 AS ms
         FROM leg WHERE met_customer_at IS NOT NULL AND ended_at > $1`,
      [moment],
    );
    return rows.map(({ ms }) => ms);
  }

  knowsConnection(sid: string): Promise<boolean> {
    return this.manager.existsBy(LegEntity, { sid });
  }

  async save(legs: readonly LegRow[]): Promise<void> {
    await this.manager.save(LegEntity, [...legs]);
  }
}
