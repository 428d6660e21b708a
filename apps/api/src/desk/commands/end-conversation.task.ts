import type { CallId } from '@baton/call-flow';
import { Injectable, Logger } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { Clock } from '../store/clock';
import type { CallRow } from '../store/rows';
import { roomOfCall } from '../carrier/room-of-call';
import { CarrierError, Telephony } from '../carrier/telephony';
import type { Jobs } from '../store/jobs';
import { askAgain } from './patient-carrier';
import type { Task } from '../store/task';

/**
 * Closes the room of a call that is over. The customer goes on to the farewell, the agents are let
 * go.
 */
@Injectable()
export class EndConversationTask implements Task<'end_conversation'> {
  readonly name = 'end_conversation';
  private readonly logger = new Logger(EndConversationTask.name);

  constructor(
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
    private readonly clock: Clock,
  ) {}

  async run({ callId }: Jobs['end_conversation']): Promise<void> {
    const call = await this.calls.find(callId);
    if (!call) return;
    const isClosed = await this.carryOut(callId, () => this.closeRoomOf(call));
    if (isClosed || hasGone(call)) return;
    // Perhaps it was the wrong room, or there is none that is known: a customer who is on the line
    // is not left alone in theirs.
    await this.carryOut(callId, async () => {
      await this.telephony.placeCustomer(call.customerSid);
      return true;
    });
  }

  /**
   * Asks the carrier, and answers whether it was done; throws while nobody knows, so that the queue
   * tries again.
   */
  private async carryOut(callId: CallId, ask: () => Promise<boolean>): Promise<boolean> {
    try {
      return await askAgain(this.clock, ask);
    } catch (error) {
      // Expected: the customer's hanging up has closed the room already, or the carrier will not do
      // it.
      if (!(error instanceof CarrierError) || error.failure === 'unsure') throw error;
      if (error.failure === 'refused') this.logger.error({ err: error, callId }, 'call not ended');
    }
    return false;
  }

  /** Answers whether there was a room to close. */
  private async closeRoomOf(call: CallRow): Promise<boolean> {
    const roomSid = await roomOfCall(this.telephony, call);
    if (roomSid !== null) await this.telephony.closeRoom(roomSid);
    return roomSid !== null;
  }
}

/** Whether the call is over because the customer has hung up. */
const hasGone = ({ outcome }: CallRow) =>
  outcome === 'customer-hung-up' || outcome === 'no-message';
