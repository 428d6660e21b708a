import { Router } from 'express';
import { sampleRate, type Samples, toInt16 } from '../media/sounds/pcm';
import { keypadTones } from '../media/sounds/keypad';
import { encodeWav } from '../media/sounds/wav';

/** The SDK's names of keys: `s` is the star, `h` the hash. */
const keys: Readonly<Record<string, string>> = { s: '*', h: '#' };

/**
 * Serves the sounds that the SDK plays by itself; without a real file for each, it delays incoming
 * calls by 2 s.
 */
export function serveHandsetSounds(): Router {
  const router = Router();
  router.get('/handset/sounds/:name.wav', (request, response) => {
    const sound = soundNamed(request.params.name);
    if (!sound) {
      response.sendStatus(404);
      return;
    }
    const wav = Buffer.from(encodeWav(toInt16(sound), sampleRate));
    response.set('Cache-Control', 'max-age=86400').type('audio/wav').send(wav);
  });
  return router;
}

function soundNamed(name: string): Samples | null {
  const key = /^dtmf([0-9sh])$/.exec(name)?.[1];
  if (key !== undefined) return keypadTones(keys[key] ?? key);
  if (name === 'incoming') return ring();
  // The page has a ringback of its own, and a call's end is seen.
  return name === 'outgoing' || name === 'disconnect' ? new Float32Array(sampleRate / 20) : null;
}

/** Two short calls of a bell of two tones, then a pause: the SDK repeats it. */
function ring(): Samples {
  const samples = new Float32Array(3 * sampleRate);
  for (const start of [0, 0.6]) {
    for (let i = 0; i < 0.4 * sampleRate; i++) {
      const time = i / sampleRate;
      // The clapper changes sides twenty times a second.
      const frequency = Math.floor(time * 20) % 2 === 0 ? 523.25 : 659.25;
      const edge = Math.min(1, time / 0.01, (0.4 - time) / 0.05);
      const at = Math.round(start * sampleRate) + i;
      samples[at] = 5000 * edge * Math.sin(2 * Math.PI * frequency * time);
    }
  }
  return samples;
}
