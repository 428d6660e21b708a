import { known, type Parameters } from '../deliveries/parameters';
import { rfc2822 } from '../kernel/rfc2822';
import type { Call, CallbackEvent } from './call';
import { sipResponseCode } from './sip-response-code';
import { stirStatusOf } from './stir-status';

/** The version in every webhook and every REST address. */
export const API_VERSION = '2010-04-01';

/**
 * The fields of every webhook about a call.
 * https://www.twilio.com/docs/voice/twiml#request-parameters
 */
export function callFields(call: Call, accountSid: string): Parameters {
  return known({
    CallSid: call.sid,
    AccountSid: accountSid,
    From: call.from,
    To: call.to,
    Caller: call.from,
    Called: call.to,
    CallStatus: call.status,
    ApiVersion: API_VERSION,
    Direction: call.direction,
    ParentCallSid: call.parent?.sid,
    ...(call.direction === 'inbound' && isNumber(call.from) ? geography : {}),
    // https://www.twilio.com/docs/voice/twiml#request-parameters
    StirVerstat: call.direction === 'inbound' ? stirStatusOf(call.from) : null,
  });
}

/**
 * The fields of a status callback.
 * https://www.twilio.com/docs/voice/twiml/client#statuscallbackevent
 */
export function progressFields(
  call: Call,
  accountSid: string,
  report: { readonly event: CallbackEvent; readonly at: number; readonly sequenceNumber: number },
): Parameters {
  const seconds = call.durationSeconds ?? 0;
  return known({
    ...callFields(call, accountSid),
    Timestamp: rfc2822(report.at),
    CallbackSource: 'call-progress-events',
    SequenceNumber: String(report.sequenceNumber),
    CallDuration: report.event === 'completed' ? String(seconds) : null,
    Duration: report.event === 'completed' ? String(Math.ceil(seconds / 60)) : null,
    SipResponseCode: report.event === 'completed' ? sipResponseCode(call) : null,
  });
}

function isNumber(address: string): boolean {
  return address.startsWith('+');
}

/** Nothing is known about a simulated caller's place; Twilio then sends the fields empty. */
const geography = {
  FromCity: '',
  FromState: '',
  FromZip: '',
  FromCountry: 'US',
  ToCity: '',
  ToState: '',
  ToZip: '',
  ToCountry: 'US',
  CallerCity: '',
  CallerState: '',
  CallerZip: '',
  CallerCountry: 'US',
  CalledCity: '',
  CalledState: '',
  CalledZip: '',
  CalledCountry: 'US',
};
