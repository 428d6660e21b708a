import { createHmac } from 'node:crypto';

/**
 * Signs a webhook as the carrier does: the address without its fragment, then each field's name and
 * value, in the order of the names. https://www.twilio.com/docs/usage/security#validating-requests
 *
 * @param {string} authToken
 * @param {string} url
 * @param {Readonly<Record<string, string>>} form each name once
 */
export function signatureOf(authToken, url, form) {
  let text = url.replace(/#.*$/s, '');
  for (const name of Object.keys(form).sort()) text += name + form[name];
  return createHmac('sha1', authToken).update(text, 'utf8').digest('base64');
}
