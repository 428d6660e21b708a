import type { WarningState } from '../kernel/simulator-state';
import type { HttpMethod } from '../deliveries/webhook';
import { isOver, type CallStatus } from './life-cycle';
import type { TurnedAway } from './turned-away';

/** Which way a call goes. */
export type Direction = 'inbound' | 'outbound-api' | 'outbound-dial';

/** The events that a call's status callback can be asked for. */
export type CallbackEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

/** Where the progress of a call is reported. */
export interface StatusCallback {
  readonly url: string;
  readonly method: HttpMethod;
  readonly events: readonly CallbackEvent[];
}

/** Where to ask when a call's document cannot be fetched. */
export interface Fallback {
  readonly url: string;
  readonly method: HttpMethod;
}

/** What a call is created with. */
export interface CallDetails {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly direction: Direction;
  readonly status: CallStatus;
  readonly createdAt: number;
  readonly parent?: Call | null;
  readonly phoneNumberSid?: string | null;
  readonly statusCallback?: StatusCallback | null;
  readonly fallback?: Fallback | null;
}

/** One leg: the connection between Twilio and one telephone. */
export class Call {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly direction: Direction;
  readonly createdAt: number;
  readonly parent: Call | null;
  readonly phoneNumberSid: string | null;

  /** Changed by CallProgress only. */
  status: CallStatus;
  updatedAt: number;
  dialedAt: number | null = null;
  rangAt: number | null = null;
  answeredAt: number | null = null;
  endedAt: number | null = null;

  statusCallback: StatusCallback | null;
  fallback: Fallback | null;
  /** The number of the next status callback. */
  nextSequenceNumber = 0;
  /** The number of the next message of its client's page. */
  nextMessageNumber = 1;
  timeLimitSeconds: number | null = null;

  /** How the last `<Dial answerOnBridge>` of a call failed that still waits for its answer. */
  unreached: TurnedAway | null = null;

  /** The verb that runs now. */
  verb: string | null = null;
  readonly warnings: WarningState[] = [];

  constructor(details: CallDetails) {
    this.sid = details.sid;
    this.from = details.from;
    this.to = details.to;
    this.direction = details.direction;
    this.status = details.status;
    this.createdAt = details.createdAt;
    this.updatedAt = details.createdAt;
    this.parent = details.parent ?? null;
    this.phoneNumberSid = details.phoneNumberSid ?? null;
    this.statusCallback = details.statusCallback ?? null;
    this.fallback = details.fallback ?? null;
  }

  get isOver(): boolean {
    return isOver(this.status);
  }

  /** How long the parties were connected; null while that is not known, or never happened. */
  get durationSeconds(): number | null {
    if (this.endedAt === null || this.answeredAt === null) return null;
    return Math.round((this.endedAt - this.answeredAt) / 1000);
  }
}
