import type { Activity } from '../kernel/activity';
import type { Clock } from '../kernel/clock';
import type { Courier } from '../deliveries/courier';
import type { Parameters } from '../deliveries/parameters';
import type { WebhookAddress } from '../deliveries/webhook';
import type { MediaPlane, PreparedSound, Sound } from '../kernel/media-plane';

/** Audio files that are kept; a desk has a few dozen. */
const KEPT = 100;

type FileSound = Extract<Sound, { kind: 'file' }>;

/** Gets sounds ready to be played. */
export class SoundLibrary {
  private readonly files = new Map<string, { readonly sound: FileSound; readonly until: number }>();

  constructor(
    private readonly parts: {
      readonly media: MediaPlane;
      readonly courier: Pick<Courier, 'deliver'>;
      readonly clock: Clock;
      readonly activity: Activity;
    },
  ) {}

  prepare(sound: Sound): Promise<PreparedSound> {
    return this.parts.activity.track(this.parts.media.prepare(sound));
  }

  /**
   * Fetches an audio file; a GET that says how long it may be kept is not fetched again before.
   * https://www.twilio.com/docs/voice/twiml
   */
  async fetch(
    address: WebhookAddress,
    callSid: string,
    parameters: Parameters,
  ): Promise<FileSound> {
    const { clock, courier } = this.parts;
    const kept = this.files.get(address.url);
    if (kept && kept.until > clock.now()) return kept.sound;
    const answer = await courier.deliver({ kind: 'audio', ...address, callSid, parameters });
    const sound: FileSound = {
      kind: 'file',
      url: answer.address.url,
      bytes: answer.body,
      contentType: answer.contentType ?? 'application/octet-stream',
    };
    const seconds = Number(/(?:^|[\s,])max-age=(\d+)/.exec(answer.cacheControl ?? '')?.[1] ?? 0);
    if (seconds > 0 && address.method === 'GET') {
      this.keep(address.url, { sound, until: clock.now() + seconds * 1000 });
    }
    return sound;
  }

  private keep(url: string, file: { readonly sound: FileSound; readonly until: number }): void {
    this.files.delete(url);
    this.files.set(url, file);
    const [oldest] = this.files.keys();
    if (this.files.size > KEPT && oldest !== undefined) this.files.delete(oldest);
  }
}
