import { Injectable } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import type { Jobs } from '../store/jobs';
import type { Task } from '../store/task';

/** Has a customer asked who has waited for too long. While an agent is being rung for them they are left in peace. */
@Injectable()
export class WaitOverTask implements Task<'wait_over'> {
  readonly name = 'wait_over';

  constructor(private readonly calls: CallsService) {}

  async run({ callId, since }: Jobs['wait_over']): Promise<void> {
    const call = await this.calls.find(callId);
    // The deadline of an earlier wait is no deadline of a later one.
    if (call?.waitingSince?.toISOString() !== since) return;
    await this.calls.record(callId, { event: { type: 'wait_over' }, cause: 'job:wait_over' });
  }
}
