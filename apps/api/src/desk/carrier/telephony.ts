import type { Readable } from 'node:stream';
import type { CallId, HoldAudio, LegId, LegOutcome, Party } from '@baton/call-flow';
import { withoutNumbers } from '../../http/tellable';

/** A party's connection that the carrier is to make. */
export interface RingOrder {
  readonly callId: CallId;
  readonly legId: LegId;
  /** An agent, whose browsers ring, or an outside party. */
  readonly party: Party;
  readonly purpose: string;
  readonly room: string;
  /** When the carrier was first asked. */
  readonly askedAt: Date;
}

/** A connection that was answered, and belongs somewhere. */
export interface PlacedLeg {
  readonly sid: string;
  readonly legId: LegId;
  readonly party: Party;
  readonly room: string;
}

/** A connection over which an agent's page can say something to the desk. */
export interface ListenedLeg {
  readonly callId: CallId;
  readonly legId: LegId;
  readonly sid: string;
}

/** The customer's connection inside of a room. */
export interface CustomerInRoom {
  readonly callId: CallId;
  readonly roomSid: string;
  readonly customerSid: string;
  /** Which order to play to them this is. */
  readonly soundOrder: number;
}

/** How somebody is in a room. */
export interface CustomerPresence {
  readonly isHeld: boolean;
}

/** Who is in a room, by their connections. */
export type InRoom = ReadonlyMap<string, CustomerPresence>;

/**
 * What the carrier's lists say of all connections and rooms at once. A list may lag behind, and may
 * miss something: what is not in it has to be asked about itself.
 */
export interface Overview {
  /** The connections that are up. */
  readonly up: ReadonlySet<string>;
  /** Connections that ring, or wait to ring: at least those that were asked for. */
  readonly ringing: ReadonlySet<string>;
  /** The ids of the rooms that are open, by their names. */
  readonly rooms: ReadonlyMap<string, readonly string[]>;
  /** How many requests it took. */
  readonly requests: number;
}

/** What became of a command that the carrier did not carry out. */
export type Failure =
  /** The connection or the room it was about no longer exists. */
  | 'gone'
  /** The carrier said no, and would say so again. */
  | 'refused'
  /**
   * Nobody knows: it timed out, was cut off, or the carrier is in trouble. It may have been carried
   * out.
   */
  | 'unsure';

/**
 * A command to the carrier failed. Its message contains no phone number, whatever the carrier
 * answered.
 */
export class CarrierError extends Error {
  override readonly name = 'CarrierError';

  constructor(
    readonly failure: Failure,
    message: string,
    options?: ErrorOptions,
    /** The carrier's own code, where it gave one. */
    readonly code: string | null = null,
  ) {
    super(withoutNumbers(message), options);
  }
}

/**
 * What the desk asks of a carrier. Everything throws {@link CarrierError} when it cannot be done.
 */
export abstract class Telephony {
  /**
   * Rings an agent's browsers, or an outside number, and answers with the carrier's id of the
   * connection. Not to be repeated blindly.
   */
  abstract ring(order: RingOrder): Promise<string>;
  /**
   * Finds the connections, live or over, that an earlier {@link ring}, whose answer was lost, may
   * have made.
   */
  abstract findRung(order: RingOrder): Promise<string[]>;
  /** Ends a connection, or stops its ringing. */
  abstract hangUp(sid: string): Promise<void>;
  /**
   * How a connection ended; null while it lasts. A connection that the carrier does not know has
   * `failed`.
   */
  abstract endOf(sid: string): Promise<LegOutcome | null>;
  /**
   * Has what the page says over a connection that is up posted to the desk. Not every carrier, or
   * account, can do that.
   */
  abstract listenTo(leg: ListenedLeg): Promise<void>;
  /** Has a connection ask again, now, where it belongs. Asking twice is asking once. */
  abstract placeLeg(leg: PlacedLeg): Promise<void>;
  /** How the customer's connection ended. */
  abstract placeCustomer(customerSid: string): Promise<void>;
  /** Finds the carrier's id of the room that now has this name. */
  abstract findRoom(name: string): Promise<string | null>;
  /** Takes the customer out of the conversation and plays to them. */
  abstract hold(customer: CustomerInRoom, audio: HoldAudio): Promise<void>;
  /**
   * Plays to a customer who waits in a room that has not begun, from the start. Once it has,
   * nothing is changed.
   */
  abstract playWhileWaiting(customer: CustomerInRoom): Promise<void>;
  /** Brings the customer back into the conversation. */
  abstract resume(customer: CustomerInRoom): Promise<void>;
  /**
   * Lists all connections that are up, and all rooms that are open. Of those that ring it finds the
   * `rung` ones, if they do.
   */
  abstract overview(rung: ReadonlySet<string>): Promise<Overview>;
  /**
   * How many requests that only look may be under way at once, for now: the others are left to what
   * the desk has to have done.
   */
  abstract looksAtOnce(): Promise<number>;
  /** Lists the connections that are in the room now, and whether each is on hold. */
  abstract whoIsInRoom(roomSid: string): Promise<InRoom>;
  /** Ends the room for everybody in it. */
  abstract closeRoom(roomSid: string): Promise<void>;
  /** Opens what a customer has said, as a WAV file. */
  abstract deleteRecording(recordingSid: string): Promise<void>;
  abstract openRecording(recordingSid: string): Promise<Readable>;
}
