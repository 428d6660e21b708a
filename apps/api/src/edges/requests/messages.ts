import type { CallId } from '@baton/call-flow';
import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { conflict, notFound, outOfOrder } from '../../http/problem';
import { Store } from '../../desk/store/store';
import { CarrierError, Telephony } from '../../desk/carrier/telephony';
import { mustExist } from './requests.service';

/** What customers have said after the tone. */
@Injectable()
export class Messages {
  private readonly logger = new Logger(Messages.name);

  constructor(
    private readonly store: Store,
    private readonly telephony: Telephony,
  ) {}

  async open(callId: CallId): Promise<Readable> {
    const { recordingSid } = mustExist(await this.store.requests.find(callId), callId);
    if (!recordingSid) {
      throw conflict('no_message', 'This customer asked to be called back and left no message.');
    }
    try {
      return await this.telephony.openRecording(recordingSid);
    } catch (error) {
      // Expected: the message was deleted at the carrier, or the carrier cannot be reached.
      if (!(error instanceof CarrierError)) throw error;
      this.logger.warn({ err: error, callId }, 'message could not be opened');
      throw error.failure === 'gone'
        ? notFound('message_gone', 'The carrier no longer has this message.')
        : outOfOrder('carrier_silent', 'The carrier cannot be reached. Try again in a moment.');
    }
  }
}
