import type { Parameters } from '../deliveries/parameters';
import type { WebhookAddress, WebhookKind } from '../deliveries/webhook';

/** Where a call's next document comes from. */
export type DocumentSource =
  | {
      readonly kind: 'address';
      readonly address: WebhookAddress;
      readonly webhook: WebhookKind;
      /** Fields beyond those of every webhook, such as Digits. */
      readonly parameters: Parameters;
    }
  | { readonly kind: 'inline'; readonly twiml: string };

/** What follows a verb: the next one, another document, or the end of the call. */
export type Next =
  | { readonly kind: 'next-verb' }
  | { readonly kind: 'document'; readonly source: DocumentSource }
  | { readonly kind: 'hang-up' };

export const nextVerb: Next = { kind: 'next-verb' };
export const hangUp: Next = { kind: 'hang-up' };

/** Goes on with the document at an address. */
export function documentAt(
  address: WebhookAddress,
  webhook: WebhookKind,
  parameters: Parameters = {},
): Next {
  return { kind: 'document', source: { kind: 'address', address, webhook, parameters } };
}
