import type { Verb } from './twiml-document';

type Check = (value: string) => boolean;

const matches =
  (pattern: RegExp): Check =>
  (value) =>
    pattern.test(value);
const flag = matches(/^(?:true|false)$/i);
const method = matches(/^(?:GET|POST)$/i);
const wholeNumber = matches(/^\d+$/);
const positive = matches(/^0*[1-9]\d*$/);
const keys = matches(/^[0-9#*]*$/);

/**
 * The number in Twilio's dictionary for a value that an attribute cannot have.
 * https://www.twilio.com/docs/api/errors
 */
const values: Readonly<
  Record<string, Readonly<Record<string, readonly [code: number, isValid: Check]>>>
> = {
  Dial: {
    method: [13210, method],
    timeout: [13212, positive],
    hangupOnStar: [13213, flag],
    timeLimit: [13216, positive],
    sequential: [13218, flag],
    answerOnBridge: [13219, flag],
  },
  Number: { method: [13221, method] },
  Conference: {
    muted: [13230, flag],
    endConferenceOnExit: [13231, flag],
    startConferenceOnEnter: [13232, flag],
    waitMethod: [13234, method],
    beep: [13235, matches(/^(?:true|false|onEnter|onExit)$/)],
  },
  Gather: {
    finishOnKey: [13310, keys],
    method: [13312, method],
    timeout: [13313, matches(/^(?:\d+|auto)$/)],
    numDigits: [13314, positive],
    input: [13326, matches(/^(?:dtmf|speech)(?: (?:dtmf|speech))?$/)],
    actionOnEmptyResult: [13338, flag],
  },
  Play: { loop: [13410, wholeNumber], digits: [13430, matches(/^[0-9A-D#*wW]+$/)] },
  Say: { loop: [13510, wholeNumber] },
  Record: {
    method: [13610, method],
    timeout: [13611, wholeNumber],
    maxLength: [13612, positive],
    finishOnKey: [13613, keys],
    playBeep: [13616, flag],
  },
  Redirect: { method: [13710, method] },
  Reject: { reason: [13810, matches(/^(?:rejected|busy)$/)] },
  Pause: { length: [13910, wholeNumber] },
};

/** A warning of Twilio's debugger. */
export interface Complaint {
  readonly code: number;
  readonly message: string;
}

/** Values that are none: Twilio warns and takes the attribute for not written. */
export function wrongValues({ name, attributes }: Verb): readonly Complaint[] {
  return Object.entries(values[name] ?? {}).flatMap(([attribute, [code, isValid]]) => {
    const written = attributes[attribute]?.trim();
    if (written === undefined || isValid(written)) return [];
    return [{ code, message: `<${name} ${attribute}> cannot be "${written}"` }];
  });
}
