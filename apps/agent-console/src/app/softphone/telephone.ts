import type { CannotCall } from './can-call';
import type { Signal } from '@angular/core';
import type { LegPurpose, VoiceToken } from '@baton/shared-types';

/** Whether calls can reach this browser. */
export type Registration = 'off' | 'registering' | 'registered' | 'reconnecting';

/** A leg that rings in this browser and waits to be accepted or declined. */
export interface Ring {
  readonly callId: string;
  readonly legId: string;
  readonly purpose: LegPurpose;
  readonly from: string;
}

/** The leg over which this browser talks. */
export interface Line {
  readonly callId: string;
  readonly legId: string;
  readonly status: 'connecting' | 'open' | 'reconnecting';
  readonly isMuted: boolean;
}

/** What can go wrong with the telephone, in our words. */
export type TelephoneFault =
  | 'microphone-denied'
  | 'microphone-missing'
  | 'token-refused'
  | 'unreachable'
  | 'no-audio'
  | CannotCall
  | 'other';

/** How the last ring in this browser went away. */
export interface RingOver {
  readonly ring: Ring;
  readonly because: 'accepted' | 'declined' | 'withdrawn';
}

/** A loudspeaker or microphone that can be chosen. */
export interface AudioDevice {
  readonly id: string;
  readonly label: string;
}

/** The agent's telephone, as the rest of the console knows it. */
export abstract class Telephone {
  abstract readonly registration: Signal<Registration>;
  abstract readonly ring: Signal<Ring | null>;
  abstract readonly ringOver: Signal<RingOver | null>;
  abstract readonly line: Signal<Line | null>;
  abstract readonly fault: Signal<TelephoneFault | null>;
  /** How loud the microphone is during a call, 0 to 1. */
  abstract readonly inputLevel: Signal<number>;
  /** Counts how often the telephone has asked for a fresh token. */
  abstract readonly tokenWanted: Signal<number>;
  abstract readonly microphones: Signal<readonly AudioDevice[]>;
  abstract readonly speakers: Signal<readonly AudioDevice[]>;

  abstract connect(token: VoiceToken): Promise<void>;
  abstract renewToken(token: VoiceToken): void;
  abstract disconnect(): void;
  abstract accept(): void;
  abstract decline(): void;
  abstract toggleMute(): void;
  abstract sendDigit(digit: string): void;
  /** Says something to the desk over the line; whether it arrives, nobody says. */
  abstract tellDesk(content: object): void;
  abstract useMicrophone(id: string): Promise<void>;
  abstract useSpeaker(id: string): Promise<void>;
}
