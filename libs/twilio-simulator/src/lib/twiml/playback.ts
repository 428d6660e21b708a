import { randomUUID } from 'node:crypto';
import type { Clock } from '../kernel/clock';
import type { Parameters } from '../deliveries/parameters';
import type { WebhookAddress } from '../deliveries/webhook';
import { WebhookFailure } from '../deliveries/webhook-failure';
import { forEver, sleep } from '../kernel/interruption';
import type { Hearing, Sound } from '../kernel/media-plane';
import { httpMethod, wholeNumber } from './attributes';
import type { SoundLibrary } from './sound-library';
import type { Verb } from './twiml-document';

/** Where sounds of a document go, and how they are stopped. */
export interface Listener {
  readonly callSid: string;
  readonly hear: (hearing: Hearing) => void;
  readonly signal: AbortSignal;
  readonly warn: (code: number, message: string) => void;
  /** The document's address, to which relative ones refer; null for a document without one. */
  readonly base: WebhookAddress | null;
  readonly parameters: Parameters;
}

const MAX_SPOKEN_CHARACTERS = 4_096;
/** https://www.twilio.com/docs/api/errors/13420 */
const NO_AUDIO = 13420;

type FileSound = Extract<Sound, { kind: 'file' }>;

/** Plays what documents ask for: Say, Play and Pause. */
export class Playback {
  constructor(
    private readonly clock: Clock,
    private readonly library: SoundLibrary,
  ) {}

  /** Whether the verb is one that only lets the listener hear something. */
  plays(verb: Verb): boolean {
    return ['Say', 'Play', 'Pause'].includes(verb.name);
  }

  /** Ends when the verb has been heard to its end. */
  async perform(verb: Verb, listener: Listener): Promise<void> {
    if (verb.name === 'Pause') {
      await sleep(this.clock, wholeNumber(verb, 'length', 1) * 1000, listener.signal);
      return;
    }
    const sound = await this.soundOf(verb, listener);
    listener.signal.throwIfAborted();
    if (sound) await this.play(sound, wholeNumber(verb, 'loop', 1), listener);
  }

  /** Plays a sound; 0 times means forever, without a gap. */
  async play(sound: Sound, times: number, listener: Pick<Listener, 'hear' | 'signal' | 'warn'>) {
    const { hear, signal, warn } = listener;
    let prepared;
    try {
      prepared = await this.library.prepare(sound);
    } catch (error) {
      // https://www.twilio.com/docs/api/errors/13520 for speech; audio that cannot be decoded
      // counts as missing.
      warn(sound.kind === 'speech' ? 13520 : NO_AUDIO, `Cannot play it: ${String(error)}`);
      return;
    }
    signal.throwIfAborted();
    const { id: soundId, durationMs } = prepared;
    if (times === 0) {
      hear({ kind: 'sound', soundId, playId: randomUUID(), loop: true });
      await forEver(signal);
    }
    for (let time = 0; time < times; time += 1) {
      hear({ kind: 'sound', soundId, playId: randomUUID(), loop: false });
      await sleep(this.clock, durationMs, signal);
    }
    hear({ kind: 'silence' });
  }

  private async soundOf(verb: Verb, listener: Listener): Promise<Sound | null> {
    const { base, warn } = listener;
    if (verb.name === 'Say') {
      if (verb.text === '') {
        // https://www.twilio.com/docs/api/errors/13520
        warn(13520, '<Say> has no text');
        return null;
      }
      // https://www.twilio.com/docs/api/errors/13521
      if (verb.text.length > MAX_SPOKEN_CHARACTERS) warn(13521, 'The text of <Say> is too long');
      return {
        kind: 'speech',
        text: verb.text.slice(0, MAX_SPOKEN_CHARACTERS),
        language: verb.attributes['language'] ?? null,
      };
    }
    const digits = verb.attributes['digits'];
    if (digits !== undefined) return { kind: 'digits', digits };
    const url = resolveUrl(verb.text, base);
    if (url === null) {
      // https://www.twilio.com/docs/api/errors/11100
      warn(11100, `<Play> has no valid URL: "${verb.text}"`);
      return null;
    }
    return this.fetchSound({ url, method: httpMethod(verb, 'method', 'GET') }, listener);
  }

  private async fetchSound(address: WebhookAddress, listener: Listener): Promise<Sound | null> {
    try {
      const sound = await this.library.fetch(address, listener.callSid, {});
      if (isAudio(sound)) return sound;
      listener.warn(NO_AUDIO, `${address.url} is no audio: ${sound.contentType}`);
      return null;
    } catch (error) {
      // A missing file is skipped with a warning, it does not end the call.
      if (!(error instanceof WebhookFailure)) throw error;
      listener.warn(error.code, error.message);
      return null;
    }
  }
}

/** https://www.twilio.com/docs/voice/twiml/play#supported-audio-file-types */
function isAudio({ contentType }: FileSound): boolean {
  return contentType.trim().toLowerCase().startsWith('audio/');
}

/** An address as a document writes it, made whole; null when that is not possible. */
export function resolveUrl(written: string, base: WebhookAddress | null): string | null {
  const trimmed = written.trim();
  const fragment = /#.*$/s.exec(trimmed)?.[0] ?? '';
  const resolved = URL.parse(trimmed, base?.url);
  if (!resolved) return null;
  // An absolute address is used, and signed, exactly as it was written.
  if (URL.canParse(trimmed)) return trimmed;
  resolved.hash = fragment;
  return resolved.href;
}
