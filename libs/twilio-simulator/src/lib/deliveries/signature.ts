import { createHmac } from 'node:crypto';

/**
 * Signs a webhook as Twilio does: the URL as configured, then every form field by name and value.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signatureOf(request: {
  readonly authToken: string;
  readonly url: string;
  /** The form of a POST; empty for a GET, whose fields are in the URL. */
  readonly form: Readonly<Record<string, string | readonly string[]>>;
}): string {
  const signed = Object.keys(request.form)
    // By code unit: upper case before lower case, whatever the locale.
    .sort((one, other) => (one < other ? -1 : 1))
    .reduce((text, name) => text + fieldsOf(name, request.form[name]), signedUrl(request.url));
  return createHmac('sha1', request.authToken).update(signed, 'utf8').digest('base64');
}

/** A field that is repeated enters once for each different value. */
function fieldsOf(name: string, value: string | readonly string[] = ''): string {
  if (typeof value === 'string') return name + value;
  return [...new Set(value)].sort().reduce((text, one) => text + name + one, '');
}

/** The URL as it enters the signature: no fragment, no credentials, and over https no port. */
export function signedUrl(url: string): string {
  const withoutFragment = url.replace(/#.*$/s, '');
  const withoutCredentials = withoutFragment.replace(/^(https?:\/\/)[^/?#@]*@/i, '$1');
  return withoutCredentials.replace(/^(https:\/\/(?:\[[^\]]*\]|[^/?#:]*)):\d+/i, '$1');
}
