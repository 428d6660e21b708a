import type { Hearing } from './media-plane';

/** Everything that a switchboard shows, as plain JSON: the answer of `GET /_simulator/state`. */
export interface SimulatorState {
  /** The simulator's clock, ms since 1970. */
  readonly now: number;
  /** Newest first; ended calls stay for a while. */
  readonly calls: readonly CallState[];
  readonly conferences: readonly ConferenceState[];
  /** Who can be called at this moment, and on how many devices. */
  readonly telephones: readonly { readonly address: string; readonly devices: number }[];
  /** Newest first. */
  readonly deliveries: readonly DeliveryState[];
  /** What the application asked of the REST API, newest first. */
  readonly requests: readonly RequestState[];
}

/** One call, which is one leg. */
export interface CallState {
  readonly sid: string;
  readonly parentCallSid: string | null;
  readonly from: string;
  readonly to: string;
  readonly direction: string;
  readonly status: string;
  readonly isOver: boolean;
  readonly createdAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  /** The verb that runs now, for example `Dial`. */
  readonly verb: string | null;
  /** Whether a key that is pressed now has an effect; one that comes earlier is lost. */
  readonly awaitsKeys: boolean;
  readonly hears: HearingState;
  /** Why the simulator ended it or skipped something, newest last. */
  readonly warnings: readonly WarningState[];
}

/** What a leg hears, with a sentence for people. */
export type HearingState = Hearing & { readonly description: string };

/** A Twilio error or warning, as its debugger would show it. */
export interface WarningState {
  readonly at: number;
  readonly code: number;
  readonly message: string;
}

export interface ConferenceState {
  readonly sid: string;
  readonly friendlyName: string;
  readonly status: string;
  readonly createdAt: number;
  readonly participants: readonly ParticipantState[];
}

export interface ParticipantState {
  readonly callSid: string;
  readonly label: string | null;
  readonly status: string;
  readonly muted: boolean;
  readonly hold: boolean;
  readonly coaching: boolean;
  readonly endConferenceOnExit: boolean;
  readonly startConferenceOnEnter: boolean;
  /** The legs that this participant hears. */
  readonly hears: readonly string[];
}

/** One webhook with its answer. */
export interface DeliveryState {
  readonly id: string;
  /** For example `voice`, `call-status`, `conference-event`, `wait-music`. */
  readonly kind: string;
  /** The event's name where it has one, for example `participant-join`. */
  readonly event: string | null;
  readonly callSid: string | null;
  readonly conferenceSid: string | null;
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** `dropped` when a fault was asked for. */
  readonly outcome: 'under-way' | 'answered' | 'failed' | 'dropped';
  readonly attempts: number;
  readonly status: number | null;
  readonly contentType: string | null;
  readonly body: string | null;
  /** Twilio's error code and a sentence, when it failed. */
  readonly error: { readonly code: number; readonly message: string } | null;
  readonly tookMs: number | null;
}

/** One REST request with its answer. */
export interface RequestState {
  readonly id: string;
  readonly at: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** `unanswered` when the connection broke before. */
  readonly outcome: 'under-way' | 'answered' | 'unanswered';
  readonly status: number | null;
  readonly body: string | null;
  readonly tookMs: number | null;
  /** What was accepted without an effect. */
  readonly warnings: readonly WarningState[];
}

/** Says that something of the state changed; the event of `GET /_simulator/events`. */
export interface Change {
  readonly what: 'call' | 'conference' | 'delivery' | 'hearing' | 'request' | 'telephone';
  readonly id: string;
}
