import { type CallId, type CallState, customerConnection, type Report } from '@baton/call-flow';
import { Injectable, Logger } from '@nestjs/common';
import { toState } from '../calls/call.mapper';
import { CallsService } from '../calls/calls.service';
import type { JobCause } from '../calls/happening';
import { Sounds } from '../sound/sounds';
import { Clock } from '../store/clock';
import { roomOfCall } from '../carrier/room-of-call';
import { CarrierError, type CustomerInRoom, Telephony } from '../carrier/telephony';
import type { CallRow } from '../store/rows';
import type { Attempt } from '../store/task';
import { commandFor } from '../calls/wanted-connection';
import { askAgain } from './patient-carrier';

/** One thing to do with the customer's connection, and what is reported about it. */
export interface CustomerCommand {
  readonly callId: CallId;
  readonly cause: JobCause;
  /** How the state must want the customer's connection; otherwise the command is out of date. */
  readonly wanted: 'held' | 'live';
  readonly carryOut: (customer: CustomerInRoom) => Promise<void>;
  readonly done: Report;
  readonly failed: Report;
}

/**
 * Holds and resumes customers: repeats what may be repeated, drops what is out of date, and
 * reports.
 */
@Injectable()
export class CustomerCommands {
  private readonly logger = new Logger(CustomerCommands.name);

  constructor(
    private readonly calls: CallsService,
    private readonly sounds: Sounds,
    private readonly telephony: Telephony,
    private readonly clock: Clock,
  ) {}

  async carryOut(command: CustomerCommand, { isLast }: Attempt): Promise<void> {
    const { callId, cause } = command;
    try {
      const soundOrder = await askAgain(this.clock, () => this.tryIt(command));
      if (soundOrder === null) return;
      const written = await this.calls.record(callId, {
        kind: 'carried-out',
        event: command.done,
        cause,
        ...(command.wanted === 'held' && { soundOrder }),
      });
      await this.sayAgain(command, written?.state);
    } catch (error) {
      // Expected: the carrier says no, or is silent to the end. The machine decides what follows.
      if (!(error instanceof CarrierError)) throw error;
      if (error.failure === 'unsure' && !isLast) throw error;
      this.logger.error({ err: error, callId }, 'customer could not be held or resumed');
      await this.calls.record(callId, {
        kind: 'concluded',
        event: command.failed,
        cause,
        details: { because: error.message },
      });
      // A customer who is on hold all the same is to hear something.
      await this.sounds.expectWhereHeld(callId);
    }
  }

  /**
   * A hold and a resume that are under way at once may reach the carrier in either order. The one
   * that is done last sees what is wanted by then, and has it done again.
   */
  private async sayAgain({ callId, wanted, cause }: CustomerCommand, state?: CallState) {
    const command = state && commandFor(state);
    if (!command || customerConnection(state) === wanted) return;
    await this.calls.record(callId, {
      kind: 'noted',
      note: 'customer_overtaken',
      cause,
      commands: [command],
    });
  }

  /**
   * Answers with the order to play to the customer that it was part of; null when it is out of
   * date.
   */
  private async tryIt(command: CustomerCommand): Promise<number | null> {
    const call = await this.callFor(command);
    if (!call || customerConnection(toState(call)) !== command.wanted) return null;
    const { id: callId, customerSid, soundOrder } = call;
    const roomSid = await this.roomOf(call);
    // Holding twice is holding once.
    await command.carryOut({ callId, roomSid, customerSid, soundOrder });
    return soundOrder;
  }

  private callFor({ callId, wanted }: CustomerCommand): Promise<CallRow | null> {
    return wanted === 'held' ? this.sounds.orderHold(callId) : this.calls.find(callId);
  }

  private async roomOf(call: CallRow): Promise<string> {
    const roomSid = await roomOfCall(this.telephony, call);
    if (roomSid === null) {
      throw new CarrierError('gone', `There is no room ${call.customerSid}.`);
    }
    if (call.roomSid === null) {
      await this.calls.record(call.id, {
        kind: 'noted',
        note: 'room_found',
        cause: 'job',
        learnt: { roomSid },
      });
    }
    return roomSid;
  }
}
