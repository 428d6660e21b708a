import { hash } from 'node:crypto';
import type { Activity } from '../activity';
import type { Clock } from '../clock';
import type { Courier } from '../deliveries/courier';
import type { Parameters } from '../deliveries/parameters';
import type { WebhookAddress } from '../deliveries/webhook';
import type { MediaPlane, PreparedSound, Sound } from '../media-plane';

/** Sounds that are kept ready; a desk has a few dozen. */
const KEPT = 200;

/** Prepares sounds, each of them once: music that loops by a redirect must not be decoded at every turn. */
export class SoundLibrary {
  private readonly ready = new Map<string, Promise<PreparedSound>>();
  private readonly cached = new Map<string, { sound: Sound; until: number }>();

  constructor(
    private readonly parts: {
      readonly media: MediaPlane;
      readonly courier: Courier;
      readonly clock: Clock;
      readonly activity: Activity;
    },
  ) {}

  prepare(sound: Sound): Promise<PreparedSound> {
    const key = keyOf(sound);
    const known = this.ready.get(key);
    if (known) return known;
    const prepared = this.parts.activity.track(this.parts.media.prepare(sound));
    keep(this.ready, key, prepared);
    // What could not be decoded may be right the next time.
    prepared.catch(() => this.ready.delete(key));
    return prepared;
  }

  /** Fetches an audio file; a GET that says how long it may be kept is not fetched again before. https://www.twilio.com/docs/voice/twiml */
  async fetch(address: WebhookAddress, callSid: string, parameters: Parameters): Promise<Sound> {
    const { clock, courier } = this.parts;
    const cached = this.cached.get(address.url);
    if (cached && cached.until > clock.now()) return cached.sound;
    const answer = await courier.deliver({ kind: 'audio', ...address, callSid, parameters });
    const sound: Sound = {
      kind: 'file',
      url: answer.address.url,
      bytes: answer.body,
      contentType: answer.contentType ?? 'application/octet-stream',
    };
    const seconds = Number(/(?:^|[\s,])max-age=(\d+)/.exec(answer.cacheControl ?? '')?.[1] ?? 0);
    if (seconds > 0 && address.method === 'GET') {
      keep(this.cached, address.url, { sound, until: clock.now() + seconds * 1000 });
    }
    return sound;
  }
}

function keyOf(sound: Sound): string {
  if (sound.kind !== 'file') return JSON.stringify(sound);
  const bytes = Buffer.from(sound.bytes.buffer, sound.bytes.byteOffset, sound.bytes.byteLength);
  return `file ${sound.contentType} ${hash('sha1', bytes)}`;
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KEPT && oldest !== undefined) map.delete(oldest);
}
