import type { AgentId, CallId } from '@baton/call-flow';
import type { EntityManager } from 'typeorm';
import { CallEntity } from '../entities/call.entity';
import { LegEntity } from '../entities/leg.entity';
import type { CallsInHand, ChangedCall, OpenCall, WholeCall } from '../../../desk/store/calls';
import type { CallChanges } from './call-changes';
import type { GraphileJobBoard } from './graphile-job-board';
import type { CallRow } from '../../../desk/store/rows';

/** Whether the customer has had an agent before: those come first, also in a new room. */
const hadAgent = (call: 'call' | 'mine' | 'other') =>
  `(${call}.parked = 'hold' OR EXISTS (SELECT FROM leg WHERE leg.call_id = ${call}.id AND leg.met_customer_at IS NOT NULL))`;

/** Whether the carrier may have a leg still; an index has the same words. */
const isUnfinished = 'ended_at IS NULL OR (sid IS NOT NULL AND gone_at IS NULL)';

/** The calls in PostgreSQL. */
export class PostgresCalls implements CallsInHand {
  constructor(
    private readonly manager: EntityManager,
    private readonly changes: CallChanges,
    private readonly jobs: GraphileJobBoard,
  ) {}

  open(callId: CallId, reportKey: string | null): Promise<OpenCall | null> {
    return this.changes.open(this.manager, callId, reportKey);
  }

  findWhole(callId: CallId): Promise<WholeCall | null> {
    return this.changes.findWhole(this.manager, callId);
  }

  /** The jobs that the change asks for are part of the same statement. */
  async saveChange(changed: ChangedCall): Promise<void> {
    await this.changes.save(this.manager, changed, this.jobs.take());
  }

  find(callId: CallId): Promise<CallRow | null> {
    return this.manager.findOneBy(CallEntity, { id: callId });
  }

  list(callIds: readonly CallId[]): Promise<CallRow[]> {
    return this.manager
      .createQueryBuilder(CallEntity, 'call')
      .where('call.id = ANY(:callIds)', { callIds })
      .orderBy('call.id')
      .getMany();
  }

  findByCustomer(customerSid: string): Promise<CallRow | null> {
    return this.manager.findOneBy(CallEntity, { customerSid });
  }

  findCurrent(agentId: AgentId): Promise<CallRow | null> {
    // Every party of a call has a leg, whatever their role; an agent has one at most that is not
    // over.
    return this.manager
      .createQueryBuilder(CallEntity, 'call')
      .innerJoin(LegEntity, 'leg', 'leg.callId = call.id')
      .where('leg.agentId = :agentId', { agentId })
      .andWhere('leg.endedAt IS NULL AND leg.releasedAt IS NULL')
      .getOne();
  }

  findLostBy(agentId: AgentId): Promise<CallRow[]> {
    return this.manager.find(CallEntity, {
      where: { recallAgentId: agentId, state: 'owner-lost' },
      order: { stateSince: 'DESC' },
    });
  }

  findHandedOutBy(agentId: AgentId): Promise<CallRow[]> {
    return this.manager.find(CallEntity, {
      where: { handedOutBy: agentId },
      order: { startedAt: 'ASC', id: 'ASC' },
    });
  }

  async listWaiting(): Promise<string[]> {
    return this.ids(
      `SELECT id FROM call WHERE state = 'queued' ORDER BY ${hadAgent('call')} DESC, started_at, id`,
    );
  }

  async countAhead(call: CallRow): Promise<number> {
    const [row] = await this.manager.query<{ ahead: string }[]>(
      `SELECT count(*) AS ahead
         FROM call mine, call other
        WHERE mine.id = $1
          AND other.state IN ('queued', 'offering')
          AND (NOT ${hadAgent('other')}, other.started_at, other.id)
            < (NOT ${hadAgent('mine')}, mine.started_at, mine.id)`,
      [call.id],
    );
    return Number(row?.ahead ?? 0);
  }

  async countWaiting(): Promise<{ waiting: number; since: Date | null }> {
    // Those who have had an agent wait since they lost them, the others since they called.
    const [row] = await this.manager.query<{ waiting: string; since: Date | null }[]>(
      `SELECT count(*) AS waiting,
              min(CASE WHEN parked = 'hold' THEN waiting_since ELSE started_at END) AS since
         FROM call
        WHERE state IN ('queued', 'offering')`,
    );
    return { waiting: Number(row?.waiting ?? 0), since: row?.since ?? null };
  }

  listUnfinished(endedAfter: Date): Promise<CallRow[]> {
    // Two short lists, each by an index of its own: of all calls there ever were nearly none is
    // meant.
    return this.manager
      .createQueryBuilder(CallEntity, 'call')
      .where(
        `call.id IN (
           SELECT id FROM call WHERE state <> 'ended'
           UNION
           SELECT call_id FROM leg WHERE ${isUnfinished})`,
      )
      .andWhere(`(call.state <> 'ended' OR call.ended_at > :endedAfter)`, { endedAfter })
      .orderBy('call.id')
      .getMany();
  }

  listOver(customerSids: readonly string[], endedAfter: Date): Promise<CallRow[]> {
    return this.manager
      .createQueryBuilder(CallEntity, 'call')
      .where('call.customer_sid = ANY(:customerSids)', { customerSids })
      .andWhere(`call.state = 'ended' AND call.ended_at > :endedAfter`, { endedAfter })
      .orderBy('call.id')
      .getMany();
  }

  async listSoundingSince(moment: Date): Promise<string[]> {
    return this.ids(
      `SELECT id FROM call WHERE state <> 'ended' AND sound_begun_at >= $1 ORDER BY id`,
      [moment],
    );
  }

  lock(callId: CallId): Promise<CallRow | null> {
    return this.manager.findOne(CallEntity, {
      where: { id: callId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async claim(customerSid: string): Promise<void> {
    // There is no row to lock yet.
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `call of ${customerSid}`,
    ]);
  }

  async takeIn(call: CallRow): Promise<boolean> {
    const inserted = await this.manager
      .createQueryBuilder()
      .insert()
      .into(CallEntity)
      .values(call)
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length > 0;
  }

  async save(call: CallRow): Promise<void> {
    await this.changes.saveCall(this.manager, call);
  }

  async welcome(callId: CallId, at: Date): Promise<boolean> {
    const [welcomed] = await this.manager.query<[unknown[], number]>(
      `UPDATE call SET welcomed_at = $2 WHERE id = $1 AND welcomed_at IS NULL RETURNING id`,
      [callId, at],
    );
    return welcomed.length > 0;
  }

  private async ids(query: string, given: unknown[] = []): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(query, given);
    return rows.map(({ id }) => id);
  }
}
