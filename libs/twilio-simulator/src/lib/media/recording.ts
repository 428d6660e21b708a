import { sampleRate, type Samples, toInt16 } from './sounds/pcm';
import { Resampler } from './sounds/resampler';
import { encodeWav } from './sounds/wav';

/**
 * Twilio's recordings have the rate of the telephone network:
 * https://www.twilio.com/docs/voice/api/recording
 */
const recordingRateHz = 8000;

/** A leg's voice on its way into a WAV file. */
export class Recording {
  private readonly resampler = new Resampler(sampleRate, recordingRateHz);
  private readonly chunks: Int16Array[] = [];
  private length = 0;

  add(frame: Samples): void {
    const chunk = toInt16(this.resampler.process(frame));
    this.chunks.push(chunk);
    this.length += chunk.length;
  }

  finish(): { wav: Uint8Array; durationMs: number } {
    const samples = new Int16Array(this.length);
    let position = 0;
    for (const chunk of this.chunks) {
      samples.set(chunk, position);
      position += chunk.length;
    }
    return {
      wav: encodeWav(samples, recordingRateHz),
      durationMs: Math.round((this.length / recordingRateHz) * 1000),
    };
  }
}
