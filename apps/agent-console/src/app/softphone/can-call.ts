/** Why a page cannot make calls in this browser. */
export type CannotCall = 'insecure-page' | 'unsupported-browser';

/**
 * Says why what calls are made of is not there at all. A browser keeps it from a page that came over plain http, but for
 * localhost: https://developer.mozilla.org/en-US/docs/Web/Security/Secure_Contexts/features_restricted_to_secure_contexts
 */
export const whyNoCalls = (window: Window | null): CannotCall =>
  window?.isSecureContext === false ? 'insecure-page' : 'unsupported-browser';

/** What helps against it. */
export function cannotCallText(reason: CannotCall): string {
  switch (reason) {
    case 'insecure-page':
      return 'Calls cannot work on this page: it came over plain http, and browsers give such pages no microphone. Open the desk at its https address, or at localhost on the computer where it runs.';
    case 'unsupported-browser':
      return 'This browser cannot make calls, or they are switched off in it. Use a current Chrome, Edge, Firefox or Safari.';
  }
}
