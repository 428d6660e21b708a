import { Injectable, Logger } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { CarrierError, Telephony } from '../telephony/telephony';
import type { Jobs } from './jobs';
import type { Task } from './task';

/** Has the carrier hand on what an agent's page says over its leg. It is asked once: the desk does without, where it cannot be had. */
@Injectable()
export class ListenToLegTask implements Task<'listen_to_leg'> {
  readonly name = 'listen_to_leg';
  private readonly logger = new Logger(ListenToLegTask.name);

  constructor(
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
  ) {}

  async run({ callId, legId }: Jobs['listen_to_leg']): Promise<void> {
    const leg = await this.calls.findLeg(callId, legId);
    if (!leg?.sid || leg.endedAt) return;
    try {
      await this.telephony.listenTo({ callId, legId, sid: leg.sid });
    } catch (error) {
      // Expected: a public beta that the account does not have, or a leg that is over. Heartbeats over the socket are left.
      if (!(error instanceof CarrierError)) throw error;
      this.logger.warn({ err: error, callId, legId }, 'the page has no second way to the desk');
    }
  }
}
