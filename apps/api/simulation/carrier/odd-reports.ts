import type { Attempt } from '@baton/twilio-simulator';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';

/** In which way a report is unlike those that the documentation shows. */
export type Oddity =
  /** It says only what a report cannot do without. */
  | 'bare'
  /** It says things that nobody has heard of yet. */
  | 'talkative'
  /** An event is reported a second time, for another room. */
  | 'of another room';

/**
 * What the product needs, and every page of the documentation shows:
 * https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallback
 */
const needed = new Set([
  ...['CallSid', 'CallStatus', 'SequenceNumber', 'ConferenceSid', 'StatusCallbackEvent'],
  ...['ParticipantLabel', 'ReasonParticipantLeft', 'CallSidEndingConference'],
  ...['RecordingSid', 'RecordingStatus', 'RecordingDuration', 'Content'],
]);

/** Whether a request is a report, whose answer nobody follows. */
export const isReport = ({ method, url }: Attempt) =>
  method === 'POST' && /\/(?:status|conference|recording|alive)$/.test(new URL(url).pathname);

export const isAboutRoom = ({ body }: Attempt) => new URLSearchParams(body).has('ConferenceSid');

/** Writes a report as an oddity has it, and signs it as the carrier would. */
export function oddly(attempt: Attempt, oddity: Oddity, authToken: string): Attempt {
  const form = new URLSearchParams(attempt.body);
  switch (oddity) {
    case 'bare':
      for (const name of [...form.keys()]) if (!needed.has(name)) form.delete(name);
      break;
    case 'talkative':
      form.set('Mood', 'cheerful');
      form.set('CallStatusDetail', 'completed');
      form.append('Tags', 'one');
      form.append('Tags', 'two');
      break;
    case 'of another room':
      form.set('ConferenceSid', `CF${'0123456789abcdef'.repeat(2)}`);
  }
  const fields: Record<string, string | string[]> = {};
  for (const name of form.keys()) {
    const values = form.getAll(name);
    fields[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  const signature = getExpectedTwilioSignature(authToken, attempt.url, fields);
  return {
    ...attempt,
    headers: { ...attempt.headers, 'X-Twilio-Signature': signature },
    body: form.toString(),
  };
}
