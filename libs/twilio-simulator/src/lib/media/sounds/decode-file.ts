import { sampleRate, type Samples, toMono } from './pcm';
import { Resampler } from './resampler';
import { decodeWav } from './wav';
import { decodeMp3 } from './mp3';
import { fromMuLaw } from './g711';

/** A file that was fetched for a leg to hear. */
export interface SoundFile {
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/**
 * Decodes an audio file by what it is, whatever its content type says.
 * https://www.twilio.com/docs/voice/twiml/play#supported-audio-file-types
 */
export async function decodeFile({ url, bytes, contentType }: SoundFile): Promise<Samples> {
  try {
    const { samples, rate } = await decode(bytes, contentType);
    return Resampler.convert(samples, rate, sampleRate);
  } catch (error) {
    throw new Error(`${url}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

async function decode(
  bytes: Uint8Array,
  contentType: string,
): Promise<{ samples: Samples; rate: number }> {
  if (startsWith(bytes, 'RIFF')) return decodeWav(bytes);
  if (startsWith(bytes, 'ID3') || isMpegFrame(bytes)) {
    const { channels, rate } = await decodeMp3(bytes);
    return { samples: mixed(channels), rate };
  }
  // Headerless mu-law has nothing to be known by but its type.
  if (/^audio\/(?:basic|ulaw|x-mulaw)\b/i.test(contentType)) {
    return { samples: Float32Array.from(bytes, fromMuLaw), rate: 8000 };
  }
  const type = contentType === '' ? 'without a content type' : `of type ${contentType}`;
  throw new Error(`a file ${type} cannot be played; use WAV (PCM, mu-law, A-law) or MP3`);
}

function mixed(channels: readonly Float32Array[]): Samples {
  const length = channels[0]?.length ?? 0;
  const interleaved = new Float32Array(length * channels.length);
  channels.forEach((channel, c) => {
    for (let i = 0; i < length; i++) {
      interleaved[i * channels.length + c] = (channel[i] ?? 0) * 32_767;
    }
  });
  return toMono(interleaved, Math.max(1, channels.length));
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(text, 'latin1').every((byte, i) => bytes[i] === byte);
}

/** Eleven set bits begin every MPEG audio frame. */
function isMpegFrame(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;
}
