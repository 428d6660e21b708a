import type { CallControl } from '../calls/call-control';
import type { Digits } from '../calls/digits';
import type { Conferences } from '../conferences/conferences';
import type { Clock } from '../kernel/clock';
import type { NumberBook } from '../calls/number-book';
import { Interruption } from '../kernel/interruption';
import { afterAction } from './action';
import { flag, wholeNumber } from '../twiml/attributes';
import { refusedCallerId } from './caller-id';
import { dialConference } from './dial-conference';
import { callableNouns, namesAnybody } from './dial-nouns';
import { dialParties } from './dial-parties';
import { nobodyReached, type DialOutcome, type DialParts } from './dial-parts';
import { nextVerb, type Next } from '../twiml/document-source';
import { hangupOnStar } from './hangup-on-star';
import type { Stage } from './stage';
import type { Verb } from '../twiml/twiml-document';

const TIME_LIMIT_SECONDS = 14_400;

/** Connects the call to somebody else. https://www.twilio.com/docs/voice/twiml/dial */
export async function dial(
  verb: Verb,
  stage: Stage,
  parts: DialParts & {
    readonly clock: Clock;
    readonly conferences: Conferences;
    readonly control: CallControl;
    readonly digits: Digits;
    readonly numbers: NumberBook;
  },
): Promise<Next> {
  const conference = verb.children.find(({ name }) => name === 'Conference');
  if (conference) {
    const outcome = await inConference(verb, conference, stage, parts);
    if (outcome === 'refused') return nextVerb;
    if (outcome === 'failed') return afterAction(verb, stage, { DialCallStatus: 'failed' });
    // Neither DialCallSid nor DialCallDuration are sent for a conference.
    return afterAction(verb, stage, { DialCallStatus: 'answered' });
  }
  // With nobody to ask there is nothing to wait for.
  const answer = () => {
    if (!flag(verb, 'answerOnBridge', false)) parts.control.answer(stage.call);
  };
  if (!namesAnybody(verb)) {
    // https://www.twilio.com/docs/api/errors/13223
    stage.warn(13223, '<Dial> names nobody to call');
    answer();
    return nextVerb;
  }
  const nouns = callableNouns(verb, stage);
  const refused = refusedCallerId(verb, nouns, stage, parts.numbers);
  if (refused !== null) stage.warn(13214, `"${refused}" may not be shown as the caller`);
  const isPossible = refused === null && nouns.length > 0;
  const outcome = isPossible
    ? await dialParties(verb, nouns, stage, parts)
    : nobodyReached('failed');
  answer();
  if (!outcome.bridged && stage.call.answeredAt === null) stage.call.unreached = outcome.status;
  return afterAction(verb, stage, dialFields(outcome));
}

/**
 * A conference ends for this call by being let go, by the time limit, or by a star when asked for.
 */
async function inConference(
  verb: Verb,
  conference: Verb,
  stage: Stage,
  parts: { readonly clock: Clock; readonly digits: Digits; readonly conferences: Conferences },
): Promise<'answered' | 'refused' | 'failed'> {
  const enough = new AbortController();
  const end = () => enough.abort(new Interruption('replaced'));
  const limitMs = wholeNumber(verb, 'timeLimit', TIME_LIMIT_SECONDS) * 1000;
  const stopTimer = parts.clock.after(limitMs, end);
  const stopDigits = hangupOnStar(verb, stage, parts.digits, end);
  try {
    const signal = AbortSignal.any([stage.signal, enough.signal]);
    return await dialConference(conference, { ...stage, signal }, parts.conferences);
  } catch (error) {
    if (error instanceof Interruption && !stage.signal.aborted) return 'answered';
    throw error;
  } finally {
    stopTimer();
    stopDigits();
  }
}

function dialFields(outcome: DialOutcome): Record<string, string> {
  const { child, durationSeconds } = outcome;
  return {
    DialCallStatus: outcome.status,
    DialBridged: String(outcome.bridged),
    ...(child && { DialCallSid: child.sid }),
    ...(child && durationSeconds !== null && { DialCallDuration: String(durationSeconds) }),
  };
}
