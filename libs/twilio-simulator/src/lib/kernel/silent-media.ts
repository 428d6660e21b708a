import { randomUUID } from 'node:crypto';
import type { CallSid } from './exchange';
import type { Hearing, MediaPlane, PreparedSound, Sound } from './media-plane';
import { emptyWav, wavDurationMs } from './wav';

/** A reader says about fifteen characters in a second. */
const CHARACTERS_PER_SECOND = 15;
const BEEP_MS = 500;
const DIGIT_MS = 200;
const HALF_SECOND_MS = 500;
const RINGING_TONE_MS = 6_000;
const DEFAULT_MUSIC_MS = 30_000;

/**
 * A media plane without audio: everything lasts as long as it would be heard, and nobody needs
 * ears.
 */
export class SilentMedia implements MediaPlane {
  /** What each leg hears, as the exchange said last. */
  readonly hearing = new Map<CallSid, Hearing>();
  /** What was prepared, by the sound's id. */
  readonly sounds = new Map<string, Sound>();
  /** The legs that are one line. */
  readonly ties: (readonly [CallSid, CallSid])[] = [];
  private readonly speaking = new Set<CallSid>();
  private readonly recordings = new Set<CallSid>();
  private readonly silenceListeners = new Set<(callSid: CallSid, silent: boolean) => void>();

  prepare(sound: Sound): Promise<PreparedSound> {
    const id = randomUUID();
    this.sounds.set(id, sound);
    return Promise.resolve({ id, durationMs: durationMs(sound) });
  }

  hear(callSid: CallSid, hearing: Hearing): void {
    this.hearing.set(callSid, hearing);
  }

  tie(one: CallSid, other: CallSid): void {
    this.ties.push([one, other]);
  }

  startRecording(callSid: CallSid): void {
    this.recordings.add(callSid);
  }

  stopRecording(callSid: CallSid): Promise<{ wav: Uint8Array; durationMs: number }> {
    this.recordings.delete(callSid);
    return Promise.resolve({ wav: emptyWav(), durationMs: 0 });
  }

  close(callSid: CallSid): void {
    this.speaking.delete(callSid);
    this.hearing.delete(callSid);
  }

  onLevels(): () => void {
    return () => undefined;
  }

  isSilent(callSid: CallSid): boolean {
    return !this.speaking.has(callSid);
  }

  onSilence(listener: (callSid: CallSid, silent: boolean) => void): () => void {
    this.silenceListeners.add(listener);
    return () => this.silenceListeners.delete(listener);
  }

  /** Pretends that a leg fell silent, or spoke. */
  report(callSid: CallSid, { silent }: { silent: boolean }): void {
    if (silent) this.speaking.delete(callSid);
    else this.speaking.add(callSid);
    for (const listener of this.silenceListeners) listener(callSid, silent);
  }

  shutDown(): Promise<void> {
    return Promise.resolve();
  }
}

function durationMs(sound: Sound): number {
  switch (sound.kind) {
    case 'speech':
      return Math.ceil((sound.text.length / CHARACTERS_PER_SECOND) * 1000);
    case 'file':
      return wavDurationMs(sound.bytes);
    case 'digits':
      return Array.from(sound.digits).reduce((ms, key) => ms + keyMs(key), 0);
    case 'beep':
      return BEEP_MS;
    case 'ringing-tone':
      return RINGING_TONE_MS;
    case 'default-music':
      return DEFAULT_MUSIC_MS;
  }
}

function keyMs(key: string): number {
  if (key === 'w') return HALF_SECOND_MS;
  return key === 'W' ? 2 * HALF_SECOND_MS : DIGIT_MS;
}
