import type { HttpMethod } from '../deliveries/webhook';
import type { AudioSource } from '../twiml/audio-document';
import type { ConferenceCallback, SubscribedEvent } from './participant';

const subscribable: readonly SubscribedEvent[] = [
  ...(['start', 'end', 'join', 'leave', 'mute', 'hold', 'modify'] as const),
  ...(['speaker', 'announcement'] as const),
];

/**
 * What somebody who waits hears: Twilio's music when nothing is said, silence for an empty address.
 */
export function waitSourceOf(url: string | undefined, method: HttpMethod): AudioSource {
  if (url === undefined || isHoldMusicOfTwilio(url)) return { kind: 'default-music' };
  return url === '' ? { kind: 'silence' } : { kind: 'address', address: { url, method } };
}

/**
 * Twilio's own hold music in many examples; it is played from here, whatever its bucket, since the
 * network may be away.
 */
function isHoldMusicOfTwilio(url: string): boolean {
  const { hostname, pathname } = URL.parse(url) ?? { hostname: '', pathname: '' };
  return hostname === 'twimlets.com' && pathname.startsWith('/holdmusic');
}

/** Whether an application can subscribe to it. */
export function isConferenceEvent(written: string): boolean {
  return subscribable.some((event) => event === written);
}

/** The callback for the events that exist; null without an address. */
export function conferenceCallbackOf(wish: {
  readonly url: string;
  readonly method: HttpMethod;
  readonly events: readonly string[];
}): ConferenceCallback | null {
  if (wish.url === '') return null;
  const events = subscribable.filter((event) => wish.events.includes(event));
  return { url: wish.url, method: wish.method, events };
}
