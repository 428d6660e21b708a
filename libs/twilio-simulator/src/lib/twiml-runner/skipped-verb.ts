import type { Parameters } from '../deliveries/parameters';
import { afterAction } from './action';
import { nextVerb, type Next } from '../twiml/document-source';
import type { Stage } from './stage';
import type { Verb } from '../twiml/twiml-document';

/**
 * What the `action` of a verb that is not imitated hears: Twilio's own words for a failure that is
 * not the application's. https://www.twilio.com/docs/voice/twiml/enqueue#action,
 * https://www.twilio.com/docs/voice/twiml/refer, https://www.twilio.com/docs/voice/twiml/pay
 */
const failures: Readonly<Record<string, Parameters>> = {
  Connect: {},
  Enqueue: { QueueResult: 'system-error', QueueTime: '0' },
  Pay: { Result: 'internal-error' },
  Refer: { ReferCallStatus: 'failed' },
};

/**
 * What follows a verb that is skipped: its action, which must not wait forever, or the next verb.
 */
export function afterSkipped(verb: Verb, stage: Stage): Next {
  const failure = failures[verb.name];
  return failure ? afterAction(verb, stage, failure) : nextVerb;
}
