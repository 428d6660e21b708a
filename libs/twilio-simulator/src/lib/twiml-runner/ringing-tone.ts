import { Interruption } from '../kernel/interruption';
import { surprise } from '../kernel/surprise';
import type { Playback } from '../twiml/playback';
import type { Stage } from './stage';

/**
 * What a caller hears while it rings at the other side, also before the call is answered.
 * https://www.twilio.com/docs/voice/twiml/dial#attributes-ring-tone
 */
export class RingingTone {
  private playing: AbortController | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly playback: Playback,
  ) {}

  start(): void {
    if (this.playing || this.stage.signal.aborted) return;
    this.playing = new AbortController();
    const signal = AbortSignal.any([this.stage.signal, this.playing.signal]);
    const tone = { kind: 'ringing-tone' } as const;
    void this.playback
      .play(tone, Number.POSITIVE_INFINITY, { ...this.stage, signal })
      .catch((error: unknown) => {
        if (!(error instanceof Interruption)) surprise(error);
      });
  }

  stop(): void {
    if (!this.playing) return;
    this.playing.abort(new Interruption('replaced'));
    this.playing = null;
    // What a call hears that is over, or follows another document, is not ours to say.
    if (!this.stage.signal.aborted) this.stage.hear({ kind: 'silence' });
  }
}
