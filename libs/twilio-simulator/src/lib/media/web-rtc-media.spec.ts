import type { Sound } from '../kernel/media-plane';
import { sampleRate, toInt16 } from './sounds/pcm';
import { type RemotePeer, RemotePeers } from './testing/remote-peers';
import { strength, tone } from './testing/tone';
import { decodeWav, encodeWav } from './sounds/wav';
import { WebRtcMedia } from './web-rtc-media';

jest.setTimeout(30_000);

const mix = (...of: string[]) => ({ kind: 'mix', of }) as const;

function wavOf(frequency: number, ms: number): Sound {
  const bytes = encodeWav(toInt16(tone(frequency, ms)), sampleRate);
  return { kind: 'file', url: 'http://desk/tone.wav', bytes, contentType: 'audio/wav' };
}

describe('the media process, with real WebRTC', () => {
  let media: WebRtcMedia;
  let peers: RemotePeers;
  beforeEach(async () => {
    media = await WebRtcMedia.start();
    peers = new RemotePeers(media);
  });
  afterEach(async () => {
    await peers.stop();
    await media.shutDown();
  });

  async function threeOnACall(): Promise<[RemotePeer, RemotePeer, RemotePeer]> {
    const customer = await peers.call('CA1', 500);
    const ada = await peers.take('CA2', 800);
    const ben = await peers.take('CA3', 1100);
    for (const { callSid } of [customer, ada, ben]) media.hear(callSid, mix('CA1', 'CA2', 'CA3'));
    return [customer, ada, ben];
  }

  it('lets three parties hear the other two and never themselves', async () => {
    const [customer, ada, ben] = await threeOnACall();

    await customer.hears([800, 1100], [500]);
    await ada.hears([500, 1100], [800]);
    await ben.hears([500, 800], [1100]);
  });

  it('leaves no gap for those who stay when one leaves', async () => {
    const [customer, ada, ben] = await threeOnACall();
    await customer.hears([800, 1100], []);
    await ben.hears([500, 800], []);

    const gaps = await Promise.all([
      customer.longestGapDuring(1100, () => media.closeLine(ada.line)),
      ben.longestGapDuring(500, () => undefined),
    ]);

    // The machine may be busy with other tests; on an idle one both are 0.
    expect(Math.max(...gaps)).toBeLessThanOrEqual(60);
    await customer.hears([1100], [800]);
  });

  it('plays a loop to one party while the others talk', async () => {
    const [customer, ada, ben] = await threeOnACall();
    const music = await media.prepare(wavOf(650, 2000));
    expect(music.durationMs).toBe(2000);

    media.hear('CA1', { kind: 'sound', soundId: music.id, playId: '1', loop: true });
    media.hear('CA2', mix('CA3'));
    media.hear('CA3', mix('CA2'));

    await customer.hears([650], [800, 1100]);
    await ada.hears([1100], [500, 650]);
    await ben.hears([800], [500, 650]);
  });

  it('records what a party says and tells when it speaks', async () => {
    const speaks = new Promise<string>((resolve) => {
      media.onSilence((callSid, silent) => !silent && resolve(callSid));
    });
    const customer = await peers.call('CA1', 500);
    expect(await speaks).toBe('CA1');

    media.startRecording('CA1');
    await customer.listen(600);
    const { wav, durationMs } = await media.stopRecording('CA1');

    expect(durationMs).toBeGreaterThan(400);
    const { samples, rate } = decodeWav(wav);
    expect(strength(500, samples.subarray(800), rate)).toBeGreaterThan(5000);
  });

  it('reports how loud everybody is', async () => {
    await threeOnACall();
    const levels = await new Promise<number[]>((resolve) => {
      media.onLevels((all) => {
        if (all.length === 3 && all.every(({ hears }) => hears > 0.2)) {
          resolve(all.map(({ speaks }) => speaks));
        }
      });
    });

    for (const level of levels) expect(level).toBeCloseTo(0.17, 1);
  });

  it('reports its lines as lost when it dies, and is there again for the next call', async () => {
    const music = await media.prepare(wavOf(650, 1000));
    const customer = await peers.call('CA1', 500);
    const lost = new Promise<string>((resolve) => media.onLost(resolve));
    process.kill(media.pid ?? 0, 'SIGKILL');
    expect(await lost).toBe(customer.line);

    media.hear('CA2', { kind: 'sound', soundId: music.id, playId: '1', loop: true });
    const another = await peers.call('CA2', 500);
    await another.hears([650], []);
  });

  it('takes only the UDP ports that it was given, and names the announced address', async () => {
    const inContainer = await WebRtcMedia.start({
      announcedAddress: '203.0.113.7',
      udpPorts: { min: 23_100, max: 23_110 },
    });
    const offer = await inContainer.offer('line');
    await inContainer.shutDown();

    const candidates = [...offer.matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+) (\d+)/gm)];
    expect(candidates[0]?.[1]).toBe('203.0.113.7');
    for (const [, , port] of candidates) expect(Number(port)).toBeLessThanOrEqual(23_110);
  });
});

describe('the sounds that are made', () => {
  let media: WebRtcMedia;
  beforeAll(async () => {
    media = await WebRtcMedia.start();
  });
  afterAll(() => media.shutDown());

  it('are spoken, in the language that was asked for', async () => {
    const sentence = 'One two three four five six seven eight nine ten';
    const english = await media.prepare({ kind: 'speech', text: sentence, language: null });
    const french = await media.prepare({ kind: 'speech', text: sentence, language: 'fr-FR' });

    expect(english.durationMs).toBeGreaterThan(1500);
    expect(french.durationMs).not.toBe(english.durationMs);
  });

  it('are made once, however often they are wanted', async () => {
    const hello: Sound = { kind: 'speech', text: 'Hello', language: 'en-GB' };
    const [first, second] = await Promise.all([media.prepare(hello), media.prepare(hello)]);

    expect(second).toEqual(first);
  });

  it('include keypad tones, a beep and music', async () => {
    expect(await media.prepare({ kind: 'digits', digits: '1w#' })).toMatchObject({
      durationMs: 900,
    });
    expect(await media.prepare({ kind: 'beep' })).toMatchObject({ durationMs: 500 });
    expect(await media.prepare({ kind: 'ringing-tone' })).toMatchObject({ durationMs: 6000 });
    const music = await media.prepare({ kind: 'default-music' });
    expect(music.durationMs).toBeGreaterThan(20_000);
  });

  it('include MP3 files', async () => {
    // Frames of MPEG-1 layer III at 128 kbit/s and 44.1 kHz, each with 1152 samples of silence.
    const frame = Buffer.alloc(417);
    frame.writeUInt32BE(0xfffb9000);
    const bytes = Buffer.concat(Array.from({ length: 20 }, () => frame));
    const file = { url: 'http://desk/tone.mp3', bytes, contentType: 'audio/mpeg' };
    const { durationMs } = await media.prepare({ kind: 'file', ...file });

    expect(Math.abs(durationMs - (20 * 1152) / 44.1)).toBeLessThan(60);
  });

  it('are refused with the address and the reason', async () => {
    const bytes = Buffer.from('OggS');
    const file = { url: 'http://desk/music.ogg', bytes, contentType: 'audio/ogg' };

    await expect(media.prepare({ kind: 'file', ...file })).rejects.toThrow(
      'http://desk/music.ogg: a file of type audio/ogg cannot be played; use WAV (PCM, mu-law, A-law) or MP3',
    );
  });
});
