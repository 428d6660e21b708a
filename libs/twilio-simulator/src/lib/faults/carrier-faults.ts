import type { CallBook } from '../calls/call-book';
import type { CallControl } from '../calls/call-control';
import type { CallProgress } from '../calls/call-progress';
import type { DialQueue } from '../calls/dial-queue';
import type { LocalExchange } from '../calls/local-exchange';
import type { Clock } from '../kernel/clock';
import type { Conference } from '../conferences/conference';
import type { ConferenceAudio } from '../conferences/conference-audio';
import type { ConferenceBook } from '../conferences/conference-book';
import type { Conferences } from '../conferences/conferences';
import type { CallbackFaults } from '../deliveries/callback-faults';
import type { CallSid } from '../kernel/exchange';

/** Something that goes wrong at the carrier at once, whatever anybody asked for. */
export type CarrierFault =
  /**
   * The connection to a telephone vanishes: it is gone, but its call goes on and stays listed until
   * somebody notices.
   */
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
  /**
   * The next participant enters another conference of the same name: those inside and those who
   * come never meet.
   */
  | { readonly does: 'split-conference'; readonly conference: string }
  /** A participant who is on hold is not any more, and nothing of it is reported. */
  | { readonly does: 'forget-hold'; readonly callSid: CallSid }
  /** Calls that are created stay queued for a while. */
  | { readonly does: 'stall-dialing'; readonly ms: number };

const NOTICED_AFTER_MS = 30_000;
/** https://www.twilio.com/docs/api/errors/31005 */
const CONNECTION_LOST = { code: 31005, message: 'Connection error' };

/** Breaks calls and conferences as a carrier does, without being asked by anybody. */
export class CarrierFaults {
  constructor(
    private readonly parts: {
      readonly audio: ConferenceAudio;
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
      case 'split-conference':
        return this.splitConference(fault.conference);
      case 'forget-hold':
        return this.forgetHold(fault.callSid);
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
    const { callbacks, conferences } = this.parts;
    const conference = this.liveConference(fault.conference);
    if (!conference) return false;
    if (fault.isReported === false) callbacks.silence(conference.sid);
    // Of the words that Twilio has, this one names nobody who was inside.
    conferences.end(conference, 'conference-ended-via-api', null);
    return true;
  }

  private splitConference(sidOrName: string): boolean {
    const conference = this.liveConference(sidOrName);
    if (conference) conference.isOffItsName = true;
    return conference !== undefined;
  }

  private forgetHold(callSid: CallSid): boolean {
    const { audio, conferenceBook } = this.parts;
    for (const conference of conferenceBook.all()) {
      const participant = conference.find(callSid);
      if (!participant?.hold) continue;
      participant.hold = false;
      audio.stop(conference, participant, 'hold');
      return true;
    }
    return false;
  }

  private liveConference(sidOrName: string): Conference | undefined {
    const { conferenceBook } = this.parts;
    const found = conferenceBook.find(sidOrName) ?? conferenceBook.liveByName(sidOrName);
    return found?.isOver === false ? found : undefined;
  }
}
