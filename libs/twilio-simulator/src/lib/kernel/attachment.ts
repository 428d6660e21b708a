import type { Server } from 'node:http';
import type { Express } from 'express';
import type { Account } from './account';
import type { Clock } from './clock';
import type { Change, SimulatorState } from './simulator-state';
import type { Exchange } from './exchange';
import type { MediaPlane } from './media-plane';

/**
 * A part that is added to a simulator before it listens.
 *
 * It may add routes to `simulator.app` (all paths but `/2010-04-01` and `/_simulator` are free) and
 * take WebSockets with `simulator.server.on('upgrade', …)`. It reaches calls by
 * `simulator.exchange` and shows them by `simulator.state()` and `simulator.onChange(…)`; pages in
 * a browser read the same from `GET /_simulator/state` and `GET /_simulator/events`. What it
 * returns is run when the simulator closes. `simulator.url` is known only once the simulator
 * listens.
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
  /** Calls, conferences, who hears who and the recent deliveries. */
  state(): SimulatorState;
  /** Reports every change of the state; returns how to stop. */
  onChange(listener: (change: Change) => void): () => void;
  close(): Promise<void>;
}
