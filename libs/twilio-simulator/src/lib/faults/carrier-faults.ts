import type { CallBook } from '../calls/call-book';
import type { CallControl } from '../calls/call-control';
import type { CallProgress } from '../calls/call-progress';
import type { DialQueue } from '../calls/dial-queue';
import type { LocalExchange } from '../calls/local-exchange';
import type { Clock } from '../clock';
import type { ConferenceBook } from '../conferences/conference-book';
import type { Conferences } from '../conferences/conferences';
import type { CallbackFaults } from '../deliveries/callback-faults';
import type { CallSid } from '../exchange';

/** Something that goes wrong at the carrier at once, whatever anybody asked for. */
export type CarrierFault =
  /** The connection to a telephone vanishes: it is gone, but its call goes on and stays listed until somebody notices. */
  | {
      readonly does: 'lose-leg';
      readonly callSid: CallSid;
      /** 30 s unless told otherwise. */
      readonly noticedAfterMs?: number;
      /** Whether its end is reported then; it is not, unless told otherwise. */
      readonly isReported?: boolean;
    }
  /** A call breaks off. */
  | { readonly does: 'drop-call'; readonly callSid: CallSid; readonly isReported?: boolean }
  /** A conference ends by itself; its calls go on with what comes after it. */
  | {
      readonly does: 'end-conference';
      /** Its sid, or its name while it lives. */
      readonly conference: string;
      readonly isReported?: boolean;
    }
  /** Calls that are created stay queued for a while. */
  | { readonly does: 'stall-dialing'; readonly ms: number };

const NOTICED_AFTER_MS = 30_000;
/** https://www.twilio.com/docs/api/errors/31005 */
const CONNECTION_LOST = { code: 31005, message: 'Connection error' };

/** Breaks calls and conferences as a carrier does, without being asked by anybody. */
export class CarrierFaults {
  constructor(
    private readonly parts: {
      readonly book: CallBook;
      readonly callbacks: CallbackFaults;
      readonly clock: Clock;
      readonly conferenceBook: ConferenceBook;
      readonly conferences: Conferences;
      readonly control: CallControl;
      readonly exchange: LocalExchange;
      readonly progress: CallProgress;
      readonly queue: DialQueue;
    },
  ) {}

  /** Whether there was anything to break. */
  happen(fault: CarrierFault): boolean {
    switch (fault.does) {
      case 'lose-leg':
        return this.loseLeg(fault);
      case 'drop-call':
        return this.dropCall(fault);
      case 'end-conference':
        return this.endConference(fault);
      case 'stall-dialing':
        this.parts.queue.stall(fault.ms);
        return true;
    }
  }

  private loseLeg(fault: Extract<CarrierFault, { does: 'lose-leg' }>): boolean {
    const { book, callbacks, clock, control, exchange, progress } = this.parts;
    const call = book.find(fault.callSid);
    if (!call || call.isOver) return false;
    if (fault.isReported !== true) callbacks.silence(call.sid);
    exchange.lose(call.sid, CONNECTION_LOST);
    const stopWaiting = clock.after(fault.noticedAfterMs ?? NOTICED_AFTER_MS, () => {
      control.finish(call, call.answeredAt === null ? 'not-answered' : 'hung-up');
    });
    void progress.end(call).then(stopWaiting);
    return true;
  }

  private dropCall(fault: Extract<CarrierFault, { does: 'drop-call' }>): boolean {
    const { book, callbacks, control } = this.parts;
    const call = book.find(fault.callSid);
    if (!call || call.isOver) return false;
    if (fault.isReported === false) callbacks.silence(call.sid);
    return control.finish(call, call.answeredAt === null ? 'failed' : 'hung-up', CONNECTION_LOST);
  }

  private endConference(fault: Extract<CarrierFault, { does: 'end-conference' }>): boolean {
    const { callbacks, conferenceBook, conferences } = this.parts;
    const conference =
      conferenceBook.find(fault.conference) ?? conferenceBook.liveByName(fault.conference);
    if (!conference || conference.isOver) return false;
    if (fault.isReported === false) callbacks.silence(conference.sid);
    // Of the words that Twilio has, this one names nobody who was inside.
    conferences.end(conference, 'conference-ended-via-api', null);
    return true;
  }
}
