import type { Account } from './kernel/account';
import { Activity } from './kernel/activity';
import { CallBook } from './calls/call-book';
import { CallControl } from './calls/call-control';
import { CallProgress } from './calls/call-progress';
import { DialQueue } from './calls/dial-queue';
import { Digits } from './calls/digits';
import { InboundCalls } from './calls/inbound-calls';
import { LocalExchange } from './calls/local-exchange';
import { OutboundCalls } from './calls/outbound-calls';
import { Recordings } from './calls/recordings';
import { UserMessages } from './calls/user-messages';
import { Changes } from './kernel/changes';
import type { Clock } from './kernel/clock';
import { ConferenceAudio } from './conferences/conference-audio';
import { ConferenceBook } from './conferences/conference-book';
import { Conferences } from './conferences/conferences';
import { ParticipantChanges } from './conferences/participant-changes';
import { CallbackFaults } from './deliveries/callback-faults';
import { UnreliableCourier } from './deliveries/unreliable-courier';
import { CarrierFaults } from './faults/carrier-faults';
import { Callbacks } from './deliveries/callbacks';
import { Courier } from './deliveries/courier';
import { DeliveryLog } from './deliveries/delivery-log';
import { withTwimlBins } from './deliveries/twiml-bins';
import { Ears } from './kernel/ears';
import { NumberBook } from './calls/number-book';
import { RequestLog } from './rest/request-log';
import type { SimulatorOptions } from './simulator-options';
import { AudioDocuments } from './twiml/audio-document';
import { Documents } from './twiml-runner/documents';
import { Playback } from './twiml/playback';
import { Runner } from './twiml-runner/runner';
import { SoundLibrary } from './twiml/sound-library';

/** All parts of the simulated carrier, put together. */
export type Carrier = ReturnType<typeof assembleCarrier>;

/** Puts the carrier together; `url` is where its REST API can be reached. */
// A list of what the carrier is made of: cut, its parts would be handed around twice.
// eslint-disable-next-line max-lines-per-function
export function assembleCarrier(
  options: Omit<SimulatorOptions, 'port'> & { readonly clock: Clock; readonly account: Account },
  url: () => string,
) {
  const { account, clock, media } = options;
  const activity = new Activity();
  const changes = new Changes();
  const ears = new Ears(media, changes);

  const log = new DeliveryLog(clock, changes);
  const requests = new RequestLog(clock, changes);
  const transport = withTwimlBins(options.twimlBins ?? [], options.transport);
  const courier = new Courier(account, log, activity, transport);
  const faults = new CallbackFaults();
  const documentCourier = new UnreliableCourier({ clock, courier, faults, log });
  const jitter = options.callbackDelayMs ?? (() => 0);
  const callbacks = new Callbacks({
    ...{ clock, courier, log, faults, activity, jitter },
    warn: ({ callSid, conferenceSid }, code, message) => {
      // A conference has no debugger of its own: the calls that are or were in it show what is
      // wrong with it.
      const someone = conferenceBook.find(conferenceSid ?? '')?.anybody;
      const call = book.find(callSid ?? '') ?? someone?.call;
      call?.warnings.push({ at: clock.now(), code, message });
      if (call) changes.tell('call', call.sid);
    },
  });

  const userMessages = new UserMessages({ account, clock, callbacks });
  const book = new CallBook();
  const digits = new Digits(changes);
  const recordings = new Recordings(clock);
  const numbers = new NumberBook({
    numbers: options.numbers,
    applications: options.applications ?? [],
    now: clock.now(),
  });
  const progress = new CallProgress({ account, clock, callbacks, changes });
  const exchange: LocalExchange = new LocalExchange(digits, changes, {
    placed: (telephone, outgoing) => inbound.take(telephone, outgoing),
    message: (callSid, message) => {
      const call = book.find(callSid);
      if (call) userMessages.received(call, message);
    },
    hungUp: (callSid) => {
      const call = book.find(callSid);
      // A caller who gives up before the answer has not been answered.
      if (call) control.finish(call, call.answeredAt === null ? 'not-answered' : 'hung-up');
    },
  });
  const control = new CallControl({ clock, progress, exchange, ears, courier });
  const queue = new DialQueue(clock, options.callsPerSecond ?? null);
  const outbound = new OutboundCalls({
    ...{ clock, book, control, progress, exchange, media, numbers, queue },
  });

  const library = new SoundLibrary({ media, courier: documentCourier, clock, activity });
  const playback = new Playback(clock, library);
  const audioDocuments = new AudioDocuments({ courier: documentCourier, playback, clock });
  const conferenceBook = new ConferenceBook();
  const audio = new ConferenceAudio({ account, clock, ears, playback, documents: audioDocuments });
  const conferences = new Conferences({
    ...{ account, clock, audio, callbacks, changes },
    book: conferenceBook,
  });
  media.onSilence((callSid, silent) => conferences.speak(callSid, { silent }));
  const participantChanges = new ParticipantChanges({ account, clock, audio, conferences });

  const runner = new Runner({
    ...{ account, activity, callbacks, changes, clock, conferences, control, courier },
    ...{ digits, ears, media, numbers, outbound, playback, progress, recordings, url },
    documents: new Documents(account, documentCourier),
  });
  const inbound = new InboundCalls({
    ...{ clock, book, numbers, control },
    exchange: () => exchange,
    follow: (call, { voice: address }, parameters) =>
      runner.follow(call, { kind: 'address', address, webhook: 'voice', parameters }),
  });

  const carrierFaults = new CarrierFaults({
    ...{ audio, book, callbacks: faults, clock, conferenceBook, conferences, control },
    ...{ exchange, progress, queue },
  });

  return {
    carrierFaults,
    ...{ account, activity, book, callbacks, changes, clock, conferenceBook, conferences, control },
    ...{ digits, ears, exchange, faults, log, media, numbers, outbound, participantChanges },
    ...{ playback, progress, recordings, requests, runner, userMessages },
  };
}
