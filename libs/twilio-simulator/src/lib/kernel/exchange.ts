/**
 * What telephones and the exchange say to each other. The exchange (calls, TwiML, conferences)
 * knows telephones only by this; the Voice SDK gateway, the handset page and scripted test
 * telephones implement it.
 */

/** `client:<identity>` for a Voice SDK client, an E.164 number for a customer's telephone. */
export type Address = string;
export type CallSid = string;

/** A call as it is offered to a telephone. */
export interface IncomingCall {
  readonly callSid: CallSid;
  readonly from: string;
  readonly to: string;
  /** Custom parameters: `<Parameter>` elements or the query of `client:x?k=v`. */
  readonly params: Readonly<Record<string, string>>;
  /**
   * What the networks have found out about the caller's number; missing for a caller without one.
   */
  readonly stirStatus?: string;
}

/**
 * What a client's page and the application say to each other during a call.
 * https://www.twilio.com/docs/voice/sdks/call-message-events
 */
export interface UserMessage {
  /** `KX` and 32 digits. */
  readonly sid: string;
  /** Anything that can be written as JSON. */
  readonly content: unknown;
}

/** One device: a browser tab, a handset, a script. Several can share an address. */
export interface Telephone {
  readonly address: Address;
  /**
   * Offers a call. The telephone may answer, reject, or keep silent until `stopRinging`. A promise
   * says when the call is shown there; without one it is shown at once.
   */
  ring(call: IncomingCall): Promise<void> | void;
  /**
   * The offer is over: answered elsewhere, canceled, timed out. Twilio gives no reason, so there is
   * none.
   */
  stopRinging(callSid: CallSid): void;
  /** A call that this telephone placed rings at the other side. */
  ringing(callSid: CallSid): void;
  /** A call that this telephone placed has been answered; its media may flow. */
  connected(callSid: CallSid): void;
  /** The application says something to the page of this telephone; a plain telephone has none. */
  message?(callSid: CallSid, message: UserMessage): void;
  /** The exchange ended a call that this telephone was on. */
  disconnected(callSid: CallSid, error?: { readonly code: number; readonly message: string }): void;
}

/** A call that a telephone wants to place. */
export interface OutgoingCall {
  /**
   * The dialed number, for a customer's telephone; ignored for a client, whose application decides.
   */
  readonly to?: string;
  /** The TwiML application of a Voice SDK client's access token. */
  readonly applicationSid?: string;
  /**
   * The client's `connect({ params })`: attacker-controlled free text, handed on to the webhook.
   */
  readonly params: Readonly<Record<string, string>>;
}

/**
 * What telephones tell the exchange. Everything is about a call that the telephone knows; strays
 * are ignored.
 */
export interface Exchange {
  /** Makes the telephone reachable under its address until the returned function is called. */
  register(telephone: Telephone): () => void;
  /**
   * Places a call and returns its sid at once; the outcome reaches the telephone by its methods.
   */
  dial(telephone: Telephone, call: OutgoingCall): CallSid;
  /** The telephone took the call; the first one wins, the others are told to stop ringing. */
  answer(telephone: Telephone, callSid: CallSid): 'answered' | 'too-late';
  /**
   * The telephone declined: `busy` for the caller, and every other device of the address stops too.
   */
  reject(telephone: Telephone, callSid: CallSid): void;
  /** The telephone hung up, or its connection was lost. */
  hangUp(telephone: Telephone, callSid: CallSid): void;
  /**
   * A key was pressed during the call: one of `0-9*#`; `w` and `W` are pauses, which nobody hears.
   */
  press(callSid: CallSid, digit: string): void;
  /** The page of a client says something to the application. */
  message(callSid: CallSid, message: UserMessage): void;
}
