import type { Call } from '../calls/call';
import type { WebhookAddress } from '../deliveries/webhook';
import type { Listener } from '../twiml/playback';

/** Where a verb is carried out: on a call, in a document, until a signal. */
export interface Stage extends Listener {
  readonly call: Call;
  /** The document's address; null for one that was given inline. */
  readonly base: WebhookAddress | null;
}
