import { placeOfCustomer } from '@baton/call-flow';
import { isPhoneNumber } from '@baton/shared-types';
import {
  callIsUnknown,
  customerEntersRoom,
  customerHasLeftRoom,
  customerIsAsked,
  customerLeavesMessage,
  farewell,
  farewellUntilCalledBack,
  farewellWithMessage,
  farewellWithoutAgent,
  farewellWithoutMessage,
  hangUp,
} from '@baton/twiml';
import { Injectable } from '@nestjs/common';
import { toState } from '../../desk/calls/call.mapper';
import { CallsService } from '../../desk/calls/calls.service';
import { CarrierAddresses } from '../../desk/carrier/carrier-addresses';
import type { CallRow } from '../../desk/store/rows';
import { StrayReports } from './stray-reports';

/** A customer who has come out of their room. */
export interface RoomLeft {
  readonly room: string;
  /** Which of their entries has ended. */
  readonly entry: number | undefined;
  readonly hasHungUp: boolean;
}

/**
 * Chooses what a customer hears who is on the way to somewhere else: into a room, the menu, the
 * voicemail, out.
 */
@Injectable()
export class CustomerDocuments {
  constructor(
    private readonly calls: CallsService,
    private readonly addresses: CarrierAddresses,
    private readonly strays: StrayReports,
  ) {}

  /**
   * What a customer hears who calls, or comes back from the document that kept them while the desk
   * did not answer. Who asks is in no room: one that they are thought to be in is left by its own
   * address, which counts once however often it is asked.
   */
  whenCustomerCalls(call: CallRow): string {
    const isThoughtInRoom = call.roomSid !== null && placeOfCustomer(toState(call)) === 'room';
    // An agent who was faster may be there already, and waits for a customer who has not been
    // welcomed yet.
    const isExpected = call.roomEntry === 1 && call.welcomedAt === null;
    return isThoughtInRoom && !isExpected
      ? customerHasLeftRoom({ after: this.addresses.after(call) })
      : this.whereCustomerIs(call);
  }

  /** What a customer hears who has been led out of where they were. */
  async whenCustomerAsks(room: string): Promise<string> {
    const call = await this.calls.findByCustomer(room);
    if (!call) return this.unknown('again', room);
    return this.whereCustomerIs(call);
  }

  /**
   * What follows for a customer who is no longer in the room: they hung up, or were said goodbye
   * to, or start again.
   */
  async afterRoom({ room, entry, hasHungUp }: RoomLeft): Promise<string> {
    const call = await this.calls.findByCustomer(room);
    if (!call) return this.unknown('after', room);
    if (hasHungUp) {
      await this.calls.record(call.id, {
        kind: 'reported',
        event: { type: 'customer_left' },
        cause: 'webhook:after',
        reportKey: `${room}/after/over`,
      });
      return hangUp();
    }
    if (call.state === 'ended') return goodbye(call);

    await this.calls.record(call.id, {
      kind: 'reported',
      event: { type: 'room_lost' },
      cause: 'webhook:after',
      reportKey: `${room}/after/${entry ?? call.roomEntry}`,
    });
    return this.whereCustomerIsNow(call);
  }

  /** The document, once the change has been stored. */
  async whereCustomerIsNow({ id }: Pick<CallRow, 'id'>): Promise<string> {
    const call = await this.calls.find(id);
    return call ? this.whereCustomerIs(call) : farewell();
  }

  /** Tells a caller who is unknown to the desk the truth, and notes it. */
  async unknown(event: string, room: string): Promise<string> {
    await this.strays.record({ event, about: room });
    return callIsUnknown();
  }

  /** Records a message; `silences` is how often nothing has been said. */
  voicemail(call: CallRow, silences = 0): string {
    return customerLeavesMessage({
      ...this.addresses.message(call, silences),
      isRepeated: silences > 0,
    });
  }

  private whereCustomerIs(call: CallRow): string {
    switch (placeOfCustomer(toState(call))) {
      case 'room':
        return customerEntersRoom({
          room: this.addresses.room(call),
          wait: this.addresses.wait({ callId: call.id, soundOrder: call.soundOrder, part: 0 }),
          after: this.addresses.after(call),
        });
      case 'menu':
        return customerIsAsked({
          music: this.addresses.shortMusic,
          choice: this.addresses.choice(call),
          canBeCalledBack: isPhoneNumber(call.customerNumber),
        });
      case 'voicemail':
        return this.voicemail(call);
      case 'farewell':
        return goodbye(call);
    }
  }
}

function goodbye({ outcome }: CallRow): string {
  switch (outcome) {
    case 'agent-lost':
      return farewellWithoutAgent();
    case 'callback-booked':
      return farewellUntilCalledBack();
    case 'voicemail-left':
      return farewellWithMessage();
    case 'no-message':
      return farewellWithoutMessage();
    case 'customer-hung-up':
    case 'agent-ended':
    case null:
      return farewell();
  }
}
