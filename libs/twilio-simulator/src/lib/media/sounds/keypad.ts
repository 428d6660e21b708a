import { sampleRate, type Samples } from './pcm';

/** The two frequencies of each key: ITU-T Q.23. */
const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477, 1633];
const keys = ['123A', '456B', '789C', '*0#D'];

const toneMs = 120;
const gapMs = 80;
/** `w` waits half a second: https://www.twilio.com/docs/voice/twiml/play#attributes-digits */
const waitMs = 500;
const volume = 7000;

/** The keypad tones of the digits, one after the other; `w` and `W` wait. */
export function keypadTones(digits: string): Samples {
  const pieces = Array.from(digits, (digit) => {
    if (/w/i.test(digit)) return new Float32Array((waitMs * sampleRate) / 1000);
    const row = keys.findIndex((names) => names.includes(digit.toUpperCase()));
    if (row < 0) throw new Error(`${digit} is not a key of a telephone`);
    const column = keys[row]?.indexOf(digit.toUpperCase()) ?? 0;
    return tone([rows[row] ?? 0, columns[column] ?? 0], toneMs, gapMs);
  });
  return join(pieces);
}

/** The beep before a recording. */
export function beep(): Samples {
  return tone([1000], 500, 0);
}

/** What a caller hears while it rings at the other side, North American style. */
export function ringingTone(): Samples {
  return tone([440, 480], 2000, 4000).map((sample) => sample / 3);
}

function tone(frequencies: readonly number[], soundMs: number, silenceMs: number): Samples {
  const length = (soundMs * sampleRate) / 1000;
  const samples = new Float32Array(length + (silenceMs * sampleRate) / 1000);
  const ramp = (5 * sampleRate) / 1000;
  for (let i = 0; i < length; i++) {
    const edge = Math.min(1, i / ramp, (length - i) / ramp);
    for (const frequency of frequencies) {
      samples[i] =
        (samples[i] ?? 0) + edge * volume * Math.sin((2 * Math.PI * frequency * i) / sampleRate);
    }
  }
  return samples;
}

function join(pieces: readonly Samples[]): Samples {
  const joined = new Float32Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let position = 0;
  for (const piece of pieces) {
    joined.set(piece, position);
    position += piece.length;
  }
  return joined;
}
