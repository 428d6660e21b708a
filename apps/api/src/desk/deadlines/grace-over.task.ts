import { Injectable } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import type { Jobs } from '../store/jobs';
import type { Task } from '../store/task';

/** Stops waiting for a lost agent's page: the customer is given to another agent, ahead of all callers. */
@Injectable()
export class GraceOverTask implements Task<'grace_over'> {
  readonly name = 'grace_over';

  constructor(private readonly calls: CallsService) {}

  async run({ callId, lostAt }: Jobs['grace_over']): Promise<void> {
    const call = await this.calls.find(callId);
    // The deadline of an earlier loss is no deadline of a later one.
    if (call?.state !== 'owner-lost' || call.stateSince.toISOString() !== lostAt) return;
    await this.calls.record(callId, { event: { type: 'grace_over' }, cause: 'job:grace_over' });
  }
}
