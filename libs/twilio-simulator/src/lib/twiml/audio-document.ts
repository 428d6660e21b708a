import type { Courier } from '../deliveries/courier';
import type { Webhook, WebhookAddress, WebhookAnswer } from '../deliveries/webhook';
import { WebhookFailure } from '../deliveries/webhook-failure';
import type { Clock } from '../kernel/clock';
import { sleep } from '../kernel/interruption';
import { httpMethod } from './attributes';
import { resolveUrl, type Listener, type Playback } from './playback';
import { parseTwiml, type Verb } from './twiml-document';

/** What lets a participant hear something beside the conversation. */
export type AudioSource =
  | { readonly kind: 'default-music' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'address'; readonly address: WebhookAddress };

/** How long a document that plays nothing and redirects to itself is left alone. */
const EMPTY_TURN_MS = 1_000;

/**
 * Plays wait music, hold music and announcements: documents that may only let somebody hear
 * something.
 */
export class AudioDocuments {
  constructor(
    private readonly parts: {
      readonly courier: Pick<Courier, 'deliver'>;
      readonly playback: Playback;
      readonly clock: Clock;
    },
  ) {}

  /**
   * Ends when the document has been heard to its end: it does not start again by itself, only by a
   * `<Redirect>` or a `<Play loop="0">`. Rejects with a WebhookFailure when it cannot be fetched.
   * https://www.twilio.com/docs/voice/twiml/conference#attributes-waitUrl
   */
  async play(
    source: AudioSource,
    listener: Omit<Listener, 'base'>,
    webhook: Pick<Webhook, 'kind' | 'conferenceSid'>,
  ): Promise<void> {
    if (source.kind === 'silence') return;
    if (source.kind === 'default-music') {
      await this.parts.playback.play({ kind: 'default-music' }, 0, listener);
      return;
    }
    let next = await this.turn(source.address, listener, webhook);
    while (next) {
      try {
        next = await this.turn(next, listener, webhook);
      } catch (error) {
        // Once it has begun, a failure leaves the listener in silence; it does not undo the rest.
        if (!(error instanceof WebhookFailure)) throw error;
        listener.warn(error.code, error.message);
        return;
      }
    }
  }

  private async turn(
    address: WebhookAddress,
    listener: Omit<Listener, 'base'>,
    webhook: Pick<Webhook, 'kind' | 'conferenceSid'>,
  ): Promise<WebhookAddress | null> {
    const { clock, courier } = this.parts;
    const { callSid, parameters, signal } = listener;
    const answer = await courier.deliver({ ...webhook, ...address, callSid, parameters });
    signal.throwIfAborted();
    const begun = clock.now();
    const next = await this.playAnswer(answer, listener, webhook);
    if (next && clock.now() === begun) await sleep(clock, EMPTY_TURN_MS, signal);
    return next;
  }

  private async playAnswer(
    answer: WebhookAnswer,
    listener: Omit<Listener, 'base'>,
    { kind }: Pick<Webhook, 'kind'>,
  ): Promise<WebhookAddress | null> {
    const { contentType, body, address: base } = answer;
    if (contentType?.startsWith('audio/')) {
      const sound = { kind: 'file', url: base.url, bytes: body, contentType } as const;
      // A file as wait or hold music plays forever; an announcement is made once.
      await this.parts.playback.play(sound, kind === 'announcement' ? 1 : 0, listener);
      return null;
    }
    for (const verb of parseTwiml(body.toString('utf8'))) {
      if (verb.name === 'Redirect') return redirected(verb, base);
      if (!this.parts.playback.plays(verb)) {
        // https://www.twilio.com/docs/api/errors/13238
        throw new WebhookFailure(13238, `<${verb.name}> may not stand in ${base.url}`);
      }
      await this.parts.playback.perform(verb, { ...listener, base });
    }
    return null;
  }
}

/** Where a `<Redirect>` leads; an empty one leads to its own document. */
export function redirected(verb: Verb, base: WebhookAddress | null): WebhookAddress {
  const url = verb.text === '' ? base?.url : resolveUrl(verb.text, base);
  if (url === undefined || url === null) {
    // https://www.twilio.com/docs/api/errors/11100
    throw new WebhookFailure(11100, `<Redirect> has no valid URL: "${verb.text}"`);
  }
  return { url, method: httpMethod(verb, 'method') };
}
