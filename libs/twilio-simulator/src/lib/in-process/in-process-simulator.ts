import { Router } from 'express';
import type { Call } from '../calls/call';
import { assembleCarrier } from '../carrier';
import { realClock } from '../kernel/clock';
import type { Conference } from '../conferences/conference';
import type { CallbackFaults } from '../deliveries/callback-faults';
import type { DeliveryLog } from '../deliveries/delivery-log';
import type { CallSid, Exchange } from '../kernel/exchange';
import type { CarrierFaults } from '../faults/carrier-faults';
import type { Hearing } from '../kernel/media-plane';
import { Phones } from '../phones/phones';
import { accountApi } from '../rest/account-api';
import { RestFaults } from '../rest/rest-faults';
import type { SimulatorOptions } from '../simulator-options';
import { ask, type RestAnswer, type RestRequest } from './rest-exchange';

/** What is true at the carrier at this moment, whatever the application believes. */
export interface CarrierTruth {
  /** Every call, newest first. */
  calls(): readonly Call[];
  call(callSid: CallSid): Call | undefined;
  /** Every conference, newest first. */
  conferences(): readonly Conference[];
  hearing(callSid: CallSid): Hearing;
}

/** A local Twilio without a server, for a test that owns the network as well. */
export interface InProcessSimulator {
  readonly exchange: Exchange;
  readonly phones: Phones;
  readonly deliveries: DeliveryLog;
  readonly faults: {
    readonly callbacks: CallbackFaults;
    readonly rest: RestFaults;
    readonly carrier: CarrierFaults;
  };
  readonly truth: CarrierTruth;
  /**
   * Ends a conference as a fault of the carrier would: its participants go on with what comes after
   * it.
   */
  loseConference(conferenceSid: string): void;
  /** Ends a call as a fault of the carrier or the line would. */
  loseCall(callSid: CallSid): void;
  /** Asks the REST API, below `/2010-04-01`. */
  request(request: RestRequest): Promise<RestAnswer>;
}

/**
 * Puts a simulator together that listens nowhere: requests are handed to it, webhooks go out by
 * `options.transport`.
 */
export function simulatorInProcess(options: Omit<SimulatorOptions, 'port'>): InProcessSimulator {
  const clock = options.clock ?? realClock;
  const carrier = assembleCarrier({ ...options, clock }, () => 'http://carrier.invalid');
  const { book, changes, conferenceBook, conferences, control, ears, exchange } = carrier;
  const rest = new RestFaults();
  const api = Router().use('/2010-04-01', accountApi(carrier, rest));
  const phones = new Phones(exchange, {
    hearing: (callSid) => ears.of(callSid),
    onChange: (listener) => changes.on(listener),
  });
  return {
    ...{ exchange, phones, deliveries: carrier.log },
    faults: { callbacks: carrier.faults, rest, carrier: carrier.carrierFaults },
    truth: {
      calls: () => book.all(),
      call: (callSid) => book.find(callSid),
      conferences: () => conferenceBook.all(),
      hearing: (callSid) => ears.of(callSid),
    },
    loseConference: (conferenceSid) => {
      const conference = conferenceBook.find(conferenceSid);
      if (conference) conferences.end(conference, 'conference-ended-via-api', null);
    },
    loseCall: (callSid) => {
      const call = book.find(callSid);
      if (call) control.finish(call, call.answeredAt === null ? 'failed' : 'hung-up');
    },
    request: (request) => ask(api, request),
  };
}
