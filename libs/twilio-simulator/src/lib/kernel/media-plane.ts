import type { CallSid } from './exchange';

/** Something that can be played to a leg. */
export type Sound =
  | { readonly kind: 'speech'; readonly text: string; readonly language: string | null }
  | {
      readonly kind: 'file';
      readonly url: string;
      readonly bytes: Uint8Array;
      readonly contentType: string;
    }
  /** Keypad tones; `w` is half a second of silence. */
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'beep' }
  /** One turn of the North American ringing tone: two seconds in six. */
  | { readonly kind: 'ringing-tone' }
  /** Twilio's default hold and wait music stand-in. */
  | { readonly kind: 'default-music' };

/** A sound that the media plane has decoded; it is played by its id. */
export interface PreparedSound {
  readonly id: string;
  readonly durationMs: number;
}

/**
 * Plays the sound from its beginning, once or forever; silence after its end. Setting the same
 * `playId` again changes nothing.
 */
export interface PlayedSound {
  readonly kind: 'sound';
  readonly soundId: string;
  readonly playId: string;
  readonly loop: boolean;
}

/** What one leg hears from now on, until it is told otherwise. */
export type Hearing =
  | { readonly kind: 'silence' }
  | PlayedSound
  /** Hears these legs, mixed, never itself; and a sound with them. */
  | { readonly kind: 'mix'; readonly of: readonly CallSid[]; readonly with?: PlayedSound };

/** A leg's loudness over the last interval, as a fraction of full scale. */
export interface LegLevel {
  readonly callSid: CallSid;
  readonly speaks: number;
  readonly hears: number;
}

/**
 * Carries the audio. The exchange says what each leg hears, the media plane makes it so; it knows
 * no calls and no conferences. A leg is known by its call's sid, opened and closed by the gateway.
 */
export interface MediaPlane {
  /** Decodes or synthesises a sound. Rejects with a readable error for audio it cannot decode. */
  prepare(sound: Sound): Promise<PreparedSound>;
  /**
   * Sets what one leg hears. Unknown legs are remembered: the setting counts once the leg opens.
   */
  hear(callSid: CallSid, hearing: Hearing): void;
  /**
   * Lets each of two legs say what the other hears, as when two calls are one line; until one of
   * them closes.
   */
  tie(one: CallSid, other: CallSid): void;
  /** Records what one leg says, from now on. */
  startRecording(callSid: CallSid): void;
  /** Stops and returns the recording as a WAV file; an empty one when nothing was recorded. */
  stopRecording(
    callSid: CallSid,
  ): Promise<{ readonly wav: Uint8Array; readonly durationMs: number }>;
  /** Forgets a leg and everything set for it. */
  close(callSid: CallSid): void;
  /** Reports levels of all open legs about five times a second; returns how to stop. */
  onLevels(listener: (levels: readonly LegLevel[]) => void): () => void;
  /** Whether nothing is said on the leg at this moment; so it is on one that is not open. */
  isSilent(callSid: CallSid): boolean;
  /**
   * Reports loudness of one leg as it changes between silent and audible, for `<Record>`'s and
   * `<Gather>`'s timeouts.
   */
  onSilence(listener: (callSid: CallSid, silent: boolean) => void): () => void;
  shutDown(): Promise<void>;
}
