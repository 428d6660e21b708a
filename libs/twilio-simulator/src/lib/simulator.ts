import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { assembleCarrier, type Carrier } from './carrier';
import { realClock } from './kernel/clock';
import { controlRoutes } from './control/control-routes';
import { stateOf } from './control/state-view';
import { Phones } from './phones/phones';
import { accountApi } from './rest/account-api';
import { RestFaults } from './rest/rest-faults';
import type { RunningSimulator } from './running-simulator';
import type { SimulatorOptions } from './simulator-options';
import { VirtualClock } from './kernel/virtual-clock';

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
  const { exchange, faults, log, media, recordings, requests, userMessages } = carrier;
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
    faults: { callbacks: faults, rest: parts.restFaults, carrier: carrier.carrierFaults },
    state: () => stateOf(carrier),
    onChange: (listener) => changes.on(listener),
    settled: () => carrier.activity.settled(),
    reset: () => {
      faults.clear();
      parts.restFaults.clear();
      phones.reset();
      book.live().forEach((call) => control.finish(call, 'hung-up'));
      const records = [book, conferenceBook, recordings, userMessages, log, requests];
      for (const record of records) record.clear();
      carrier.numbers.reset();
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
