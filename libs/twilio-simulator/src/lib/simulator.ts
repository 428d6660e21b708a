import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import type { Account } from './account';
import { assembleCarrier, type Carrier } from './carrier';
import { realClock, type Clock } from './clock';
import { controlRoutes } from './control/control-routes';
import type { Change, SimulatorState } from './control/simulator-state';
import { stateOf } from './control/state-view';
import type { CallbackFaults } from './deliveries/callback-faults';
import type { Jitter } from './deliveries/callbacks';
import type { DeliveryLog } from './deliveries/delivery-log';
import type { Exchange } from './exchange';
import type { MediaPlane } from './media-plane';
import { Phones } from './phones/phones';
import { accountApi } from './rest/account-api';
import { RestFaults } from './rest/rest-faults';
import { VirtualClock } from './virtual-clock';

/** What a simulator is started with. */
export interface SimulatorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Where to listen; loopback unless told otherwise. */
  readonly host?: string;
  readonly account: Account;
  readonly numbers: readonly NumberOptions[];
  readonly applications?: readonly ApplicationOptions[];
  readonly media: MediaPlane;
  readonly clock?: Clock;
  /** How many calls the REST API may dial in a second; no limit unless told otherwise, a new account has 1. */
  readonly callsPerSecond?: number;
  /** How long each callback waits before it is sent, so that a seed can mix up their order. */
  readonly callbackDelayMs?: Jitter;
  /** Who may use `/_simulator`: loopback only, unless the simulator stands in a network of its own. */
  readonly controlFrom?: 'loopback' | 'anywhere';
  /** Parts that are added before the first request is served: the Voice SDK gateway, the handset page, the switchboard. */
  readonly attach?: readonly Attachment[];
}

/** Where calls to a number or an application are handled. */
export interface VoiceOptions {
  readonly voiceUrl: string;
  readonly voiceMethod?: 'GET' | 'POST';
  readonly voiceFallbackUrl?: string;
  readonly statusCallback?: string;
}

/** A telephone number of the account, in E.164. */
export interface NumberOptions extends VoiceOptions {
  readonly phoneNumber: string;
}

/** A TwiML application, which handles the calls that Voice SDK clients place. */
export interface ApplicationOptions extends VoiceOptions {
  readonly sid: string;
}

/**
 * A part that is added to a simulator before it listens.
 *
 * It may add routes to `simulator.app` (all paths but `/2010-04-01` and `/_simulator` are free) and
 * take WebSockets with `simulator.server.on('upgrade', …)`. It reaches calls by `simulator.exchange`
 * and shows them by `simulator.state()` and `simulator.onChange(…)`; pages in a browser read the same
 * from `GET /_simulator/state` and `GET /_simulator/events`. What it returns is run when the simulator
 * closes. `simulator.url` is known only once the simulator listens.
 */
export type Attachment = (simulator: Simulator) => (() => Promise<void> | void) | undefined;

/** A local Twilio as its attached parts see it. */
export interface Simulator {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  readonly app: Express;
  readonly server: Server;
  readonly account: Account;
  readonly clock: Clock;
  readonly exchange: Exchange;
  readonly media: MediaPlane;
  /** Calls, conferences, who hears whom and the recent deliveries. */
  state(): SimulatorState;
  /** Reports every change of the state; returns how to stop. */
  onChange(listener: (change: Change) => void): () => void;
  close(): Promise<void>;
}

/** A local Twilio as whoever started it sees it: with everything that a test needs. */
export interface RunningSimulator extends Simulator {
  /** Scripted telephones: clients and customers that a test operates. */
  readonly phones: Phones;
  /** The record of every webhook. */
  readonly deliveries: DeliveryLog;
  /** What goes wrong with the next callbacks, and with the next REST requests. */
  readonly faults: { readonly callbacks: CallbackFaults; readonly rest: RestFaults };
  /** Resolves when no delivery and no REST request is under way. */
  settled(): Promise<void>;
  /** Ends every call and forgets calls, conferences, recordings, webhooks and faults; numbers and telephones of people stay. */
  reset(): void;
}

/** Starts a local Twilio: REST API, webhooks, TwiML, conferences, and whatever is attached. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const clock = options.clock ?? realClock;
  const host = options.host ?? '127.0.0.1';
  const app = express();
  app.disable('x-powered-by');
  const server = createServer(app);
  const url = () => `http://${nameOf(host)}:${(server.address() as AddressInfo).port}`;
  const carrier = assembleCarrier({ ...options, clock }, url);
  const restFaults = new RestFaults();
  const simulator = simulatorOf(carrier, { app, server, url, restFaults, close: () => close() });
  if (clock instanceof VirtualClock) clock.settleWith(() => simulator.settled());

  app.use('/2010-04-01', accountApi(carrier, restFaults));
  app.use('/_simulator', controlRoutes(simulator, options.controlFrom ?? 'loopback'));
  const detach = (options.attach ?? []).map((attachment) => attachment(simulator));
  await listen(server, options.port, host);
  return simulator;

  async function close(): Promise<void> {
    simulator.reset();
    for (const detachOne of detach) await detachOne?.();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await options.media.shutDown();
  }
}

function simulatorOf(
  carrier: Carrier,
  parts: {
    readonly app: Express;
    readonly server: Server;
    readonly url: () => string;
    readonly restFaults: RestFaults;
    readonly close: () => Promise<void>;
  },
): RunningSimulator {
  const { account, book, changes, clock, conferenceBook, control, ears } = carrier;
  const { exchange, faults, log, media, recordings, userMessages } = carrier;
  const phones = new Phones(exchange, {
    hearing: (callSid) => ears.of(callSid),
    onChange: (listener) => changes.on(listener),
  });
  return {
    get url() {
      return parts.url();
    },
    ...{ app: parts.app, server: parts.server, account, clock, exchange, media, phones },
    deliveries: log,
    faults: { callbacks: faults, rest: parts.restFaults },
    state: () => stateOf(carrier),
    onChange: (listener) => changes.on(listener),
    settled: () => carrier.activity.settled(),
    reset: () => {
      faults.clear();
      parts.restFaults.clear();
      phones.reset();
      book.live().forEach((call) => control.finish(call, 'hung-up'));
      for (const record of [book, conferenceBook, recordings, userMessages, log]) record.clear();
    },
    close: parts.close,
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** The name under which a listening server can be reached from this machine. */
function nameOf(host: string): string {
  return ['0.0.0.0', '::', '127.0.0.1', ''].includes(host) ? 'localhost' : host;
}
