import type { CustomerChoice } from '@baton/call-flow';
import { isPhoneNumber } from '@baton/shared-types';
import { farewellWithoutMessage } from '@baton/twiml';
import { Injectable } from '@nestjs/common';
import { CallsService } from '../../desk/calls/calls.service';
import { CustomerDocuments } from './customer-documents';
import type { RecordingReport } from './voice.webhook';

/** A key that was pressed in the menu, or none. */
export interface KeyPressed {
  readonly room: string;
  /** Which entry into a room would have followed the menu that was heard. */
  readonly entry: number | undefined;
  readonly key: string;
}

/** How often a customer who says nothing is asked for their message. */
const maxPrompts = 2;

/**
 * Does what customers choose who do not want to wait any longer, and answers in the same breath.
 */
@Injectable()
export class WayOut {
  constructor(
    private readonly calls: CallsService,
    private readonly documents: CustomerDocuments,
  ) {}

  async choose({ room, entry, key }: KeyPressed): Promise<string> {
    const call = await this.calls.findByCustomer(room);
    if (!call) return this.documents.unknown('choice', room);
    const menu = entry ?? call.roomEntry;
    // A menu that has been left is no longer answered.
    if (menu === call.roomEntry) {
      await this.calls.record(call.id, {
        kind: 'reported',
        event: { type: 'customer_chooses', choice: choiceOf(key, call.customerNumber) },
        cause: 'webhook:choice',
        reportKey: `${room}/choice/${menu}`,
        details: { key: key.slice(0, 8) },
      });
    }
    return this.documents.whereCustomerIsNow(call);
  }

  /** A message is over; a customer who hung up for it does not hear the answer. */
  async takeMessage(room: string, { message }: RecordingReport): Promise<string> {
    const call = await this.calls.findByCustomer(room);
    if (!call) return this.documents.unknown('message', room);
    await this.calls.record(call.id, {
      kind: 'reported',
      event: { type: message ? 'message_left' : 'nothing_said' },
      cause: 'webhook:message',
      ...(message && { learnt: { message } }),
      details: { ...message },
    });
    return this.documents.whereCustomerIsNow(call);
  }

  /** Nothing was said after the tone. */
  async hearNothing(room: string, times: number): Promise<string> {
    const call = await this.calls.findByCustomer(room);
    if (!call) return this.documents.unknown('silence', room);
    if (call.state !== 'voicemail') return this.documents.whereCustomerIsNow(call);
    if (times < maxPrompts) return this.documents.voicemail(call, times);
    await this.calls.record(call.id, {
      kind: 'reported',
      event: { type: 'nothing_said' },
      cause: 'webhook:silence',
      details: { silences: times },
    });
    return farewellWithoutMessage();
  }
}

/** Who cannot be called back has not been offered it. */
function choiceOf(key: string, number: string | null): CustomerChoice {
  if (key === '1' && isPhoneNumber(number)) return 'callback';
  return key === '2' ? 'voicemail' : 'wait';
}
