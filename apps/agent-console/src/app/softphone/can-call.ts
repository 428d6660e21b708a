/** Why a page cannot make calls in this browser. */
export type CannotCall = 'insecure-page' | 'unsupported-browser';

/**
 * Says why what calls are made of is not there at all. A browser keeps it from a page that came
 * over plain http, but for localhost:
 * https://developer.mozilla.org/en-US/docs/Web/Security/Secure_Contexts/features_restricted_to_secure_contexts
 */
export const whyNoCalls = (window: Window | null): CannotCall =>
  window?.isSecureContext === false ? 'insecure-page' : 'unsupported-browser';

/** What helps against it. */
export function cannotCallText(reason: CannotCall): string {
  switch (reason) {
    case 'insecure-page':
      return 'Calls do not work on this page because it is not secure (http). Open the https address, or localhost on the computer that runs the server.';
    case 'unsupported-browser':
      return 'This browser does not support calls. Use a current version of Chrome, Edge, Firefox or Safari.';
  }
}
