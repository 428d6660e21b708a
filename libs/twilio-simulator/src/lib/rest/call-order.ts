import { parseTwiml } from '../twiml/twiml-document';
import type { DocumentSource } from '../twiml/document-source';
import type { Form } from '../rest-kit/form';
import { RestProblem } from '../rest-kit/rest-problem';
import type { NumberBook } from '../calls/number-book';
import { addressOf, asAddress, isTelephoneNumber } from '../calls/address';
import type { CallbackEvent, Fallback, StatusCallback } from '../calls/call';
import type { OrderWarning } from '../calls/outbound-calls';
import { NOT_IMITATED } from '../kernel/not-imitated';
import { refuseTestNumbers } from './test-numbers';

const MAX_INLINE_CHARACTERS = 4_000;
const callbackEvents: readonly CallbackEvent[] = ['initiated', 'ringing', 'answered', 'completed'];

/**
 * Checks where a call goes and where it comes from.
 * https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource
 */
export function partiesOf(form: Form, numbers: NumberBook): { to: string; from: string } {
  const written = form.text('To') ?? '';
  const to = asAddress(written);
  const from = asAddress(form.text('From') ?? '');
  if (to === '') throw new RestProblem(400, 21201, "No 'To' number specified");
  if (from === '') throw new RestProblem(400, 21213, "'From' phone number is required");
  const { address } = addressOf(to);
  // Twilio calls them, so the request is valid.
  if (/^(?:sips?|app|sim|whatsapp):/i.test(address)) {
    throw new RestProblem(501, NOT_IMITATED, `A call to ${address} is not imitated here`);
  }
  if (!isClient(address) && !isTelephoneNumber(address)) {
    throw new RestProblem(400, 21211, `Invalid 'To' Phone Number: ${written}`);
  }
  if (!isClient(from) && !isTelephoneNumber(from)) {
    throw new RestProblem(400, 21212, `Invalid From Number (caller ID): ${from}`);
  }
  refuseTestNumbers(address, from);
  // A call to a number must come from a number of the account; a client may be called by any name.
  if (!numbers.owns(from) && !(isClient(address) && isClient(from))) {
    throw new RestProblem(
      400,
      21210,
      `The source phone number provided, ${from}, is not yet verified for your account`,
    );
  }
  return { to, from };
}

/** Where the call's document comes from; undefined when the request names none. */
export function documentSourceOf(form: Form): DocumentSource | undefined {
  const url = form.url('Url');
  const method = form.method('Method');
  // When both are sent, Twiml is ignored.
  if (url !== undefined) {
    form.ignore('Twiml');
    return { kind: 'address', address: { url, method }, webhook: 'voice', parameters: {} };
  }
  const twiml = form.text('Twiml');
  if (twiml === undefined || twiml === '') return undefined;
  if (twiml.length > MAX_INLINE_CHARACTERS) {
    throw new RestProblem(400, 32018, `Twiml exceeds ${MAX_INLINE_CHARACTERS} characters`);
  }
  return { kind: 'inline', twiml };
}

/** Refuses inline TwiML that no call could follow. */
export function checkInline(source: DocumentSource): void {
  if (source.kind !== 'inline') return;
  try {
    parseTwiml(source.twiml);
  } catch (error) {
    throw new RestProblem(400, 21205, error instanceof Error ? error.message : 'Invalid Twiml');
  }
}

export function statusCallbackOf(form: Form): StatusCallback | null {
  const url = form.url('StatusCallback', 21609);
  const method = form.method('StatusCallbackMethod');
  if (url === undefined) return null;
  const asked = askedEvents(form);
  const events = callbackEvents.filter((event) => asked.includes(event));
  return {
    url,
    method,
    events: asked.length === 0 ? ['completed'] : events,
  };
}

/**
 * Events that do not exist, such as a list with commas, are skipped with a warning.
 * https://www.twilio.com/docs/api/errors/21626
 */
export function eventWarnings(form: Form): readonly OrderWarning[] {
  return askedEvents(form)
    .filter((asked) => !callbackEvents.some((event) => event === asked))
    .map((asked) => ({ code: 21626, message: `There is no StatusCallbackEvent "${asked}"` }));
}

/** Repeated fields as the SDKs send them, or words in one field. */
function askedEvents(form: Form): readonly string[] {
  return form.all('StatusCallbackEvent').flatMap((written) => written.trim().split(/\s+/));
}

export function fallbackOf(form: Form): Fallback | null {
  const url = form.url('FallbackUrl');
  const method = form.method('FallbackMethod');
  return url === undefined ? null : { url, method };
}

function isClient(address: string): boolean {
  return address.startsWith('client:') && address.length > 'client:'.length;
}
