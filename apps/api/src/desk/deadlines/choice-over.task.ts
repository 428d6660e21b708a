import { Injectable } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import type { Jobs } from '../store/jobs';
import type { Task } from '../store/task';

/** Brings a customer who has chosen nothing back into the queue: perhaps the menu never reached them. */
@Injectable()
export class ChoiceOverTask implements Task<'choice_over'> {
  readonly name = 'choice_over';

  constructor(private readonly calls: CallsService) {}

  async run({ callId, askedAt }: Jobs['choice_over']): Promise<void> {
    const call = await this.calls.find(callId);
    // The deadline of an earlier question is no deadline of a later one.
    if (call?.state !== 'asking' || call.stateSince.toISOString() !== askedAt) return;
    await this.calls.record(callId, { event: { type: 'choice_over' }, cause: 'job:choice_over' });
  }
}
