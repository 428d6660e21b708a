import type { Parameters } from './parameters';

/** What a webhook is about; it decides which answer is expected and what a switchboard shows. */
export type WebhookKind =
  | 'voice'
  | 'fallback'
  | 'action'
  | 'redirect'
  | 'whisper'
  | 'wait-music'
  | 'hold-music'
  | 'announcement'
  | 'audio'
  | 'call-status'
  | 'conference-event'
  | 'recording-status'
  | 'user-message';

/** A request that Twilio makes to the application. */
export interface Webhook {
  readonly kind: WebhookKind;
  /** The event's name where it has one, such as `completed` or `participant-join`. */
  readonly event?: string;
  readonly url: string;
  readonly method: HttpMethod;
  readonly parameters: Parameters;
  readonly callSid?: string;
  readonly conferenceSid?: string;
  /** Somebody else pretends to be Twilio: the signature is none of the account's. */
  readonly isForged?: boolean;
}

const documents: readonly WebhookKind[] = [
  ...(['voice', 'fallback', 'action', 'redirect', 'whisper'] as const),
  ...(['wait-music', 'hold-music', 'announcement', 'audio'] as const),
];

/** Whether its answer is followed or played; of a callback only the arrival counts. */
export function isDocument({ kind }: Webhook): boolean {
  return documents.includes(kind);
}

export type HttpMethod = 'GET' | 'POST';

/** Where something is fetched or reported. */
export interface WebhookAddress {
  readonly url: string;
  readonly method: HttpMethod;
}

/** The answer to a webhook. */
export interface WebhookAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly cacheControl: string | null;
  readonly body: Buffer;
  /** Where it came from in the end, after redirects: what relative addresses in it refer to. */
  readonly address: WebhookAddress;
}
