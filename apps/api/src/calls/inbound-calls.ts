import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { addJob, sweepKey } from '../jobs/job-queue';
import { CallEventEntity } from './call-event.entity';
import { CallEntity } from './call.entity';

/** Takes in customers who call. */
@Injectable()
export class InboundCalls {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Stores a customer's call, and that an agent is to be found, in one transaction; a second report of it changes nothing. */
  async receive(customer: {
    readonly sid: string;
    readonly number: string;
  }): Promise<Pick<CallEntity, 'id' | 'customerSid' | 'roomEntry'>> {
    return this.dataSource.transaction(async (manager) => {
      const now = new Date();
      const call = { id: randomUUID(), customerSid: customer.sid, roomEntry: 1 };
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(CallEntity)
        .values({
          ...call,
          customerNumber: customer.number,
          agentLoss: this.environment.AGENT_LOSS_POLICY,
          state: 'queued',
          stateSince: now,
          parked: 'waiting-room',
          version: 1,
          startedAt: now,
        })
        .orIgnore()
        .returning('id')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) {
        return manager.findOneByOrFail(CallEntity, { customerSid: customer.sid });
      }

      await manager.insert(CallEventEntity, {
        callId: call.id,
        event: 'customer_called',
        details: {},
        decision: 'moved',
        toState: 'queued',
        cause: 'webhook:connect/client',
        at: now,
      });
      await addJob(manager, 'match', {});
      const runAt = new Date(now.getTime() + this.environment.SWEEP_SECONDS * 1000);
      const sweep = { callId: call.id, seen: [] };
      await addJob(manager, 'sweep', sweep, { key: sweepKey(call.id), runAt });
      return call;
    });
  }
}
