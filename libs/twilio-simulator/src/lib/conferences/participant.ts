import type { Call } from '../calls/call';
import type { HttpMethod } from '../deliveries/webhook';
import type { Hearing, PlayedSound } from '../kernel/media-plane';
import type { AudioSource } from '../twiml/audio-document';

/** When the others hear a beep. */
export type Beep = 'true' | 'false' | 'onEnter' | 'onExit';

/** Where a conference's events are reported, and which. */
export interface ConferenceCallback {
  readonly url: string;
  readonly method: HttpMethod;
  readonly events: readonly SubscribedEvent[];
}

/** The events as they are asked for; on the wire each has a longer name. */
export type SubscribedEvent =
  | 'start'
  | 'end'
  | 'join'
  | 'leave'
  | 'mute'
  | 'hold'
  | 'modify'
  | 'speaker'
  | 'announcement';

/**
 * How somebody enters a conference. https://www.twilio.com/docs/voice/twiml/conference#attributes
 */
export interface JoinSettings {
  readonly label: string | null;
  readonly muted: boolean;
  readonly beep: Beep;
  readonly startConferenceOnEnter: boolean;
  readonly endConferenceOnExit: boolean;
  readonly callSidToCoach: string | null;
  readonly maxParticipants: number;
  readonly wait: AudioSource;
  readonly callback: ConferenceCallback | null;
}

/** Where a participant stands, in the REST API's words. */
export type ParticipantStatus = 'queued' | 'ringing' | 'connected' | 'complete' | 'failed';

/** What may lie over the conversation for one participant; the first that is there is heard. */
export interface Layers {
  /** An announcement or a beep. */
  notice: Hearing | null;
  hold: Hearing | null;
  wait: Hearing | null;
}

/** One leg in a conference, or on its way into one. */
export class Participant {
  readonly label: string | null;
  readonly startConferenceOnEnter: boolean;
  status: ParticipantStatus = 'queued';
  updatedAt: number;
  leftAt: number | null = null;
  muted: boolean;
  hold = false;
  endConferenceOnExit: boolean;
  beep: Beep;
  coaching: boolean;
  callSidToCoach: string | null;
  wait: AudioSource;
  readonly layers: Layers = { notice: null, hold: null, wait: null };
  /** What the others hear of a telephone that still rings. */
  ringing: PlayedSound | null = null;
  stopRinging: () => void = nothingToStop;
  /** Stops whatever fills a layer. */
  readonly stops: Record<keyof Layers, () => void> = {
    notice: nothingToStop,
    hold: nothingToStop,
    wait: nothingToStop,
  };
  /** Lets the call go on with what comes after the conference. */
  release: () => void = nothingToStop;

  constructor(
    readonly call: Call,
    settings: JoinSettings,
    readonly createdAt: number,
  ) {
    this.label = settings.label;
    this.muted = settings.muted;
    this.beep = settings.beep;
    this.startConferenceOnEnter = settings.startConferenceOnEnter;
    this.endConferenceOnExit = settings.endConferenceOnExit;
    this.coaching = settings.callSidToCoach !== null;
    this.callSidToCoach = settings.callSidToCoach;
    this.wait = settings.wait;
    this.updatedAt = createdAt;
  }

  get isConnected(): boolean {
    return this.status === 'connected';
  }
}

function nothingToStop(): void {
  // Until a layer is filled or the participant waits, there is nothing to stop.
}
