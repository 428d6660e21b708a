import type { Verb } from './twiml-document';

/** Verbs and nouns of Twilio that are skipped here, by what they stand in. https://www.twilio.com/docs/voice/twiml */
const elements: Readonly<Record<string, readonly string[]>> = {
  Response: ['Connect', 'Enqueue', 'Leave', 'Pay', 'Refer', 'Sms', 'Start', 'Stop'],
  Dial: ['Application', 'Queue', 'Sim', 'Sip', 'WhatsApp'],
};

/** What they may hold is not looked at. */
const speechMarkup = [
  ...['break', 'emphasis', 'lang', 'p', 'phoneme', 'prosody', 's', 'say-as', 'sub', 'w'],
  ...['amazon:domain', 'amazon:effect', 'amazon:emotion'],
];

/** Attributes of Twilio that have no effect here. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  Gather: [
    ...['enhanced', 'speechModel', 'profanityFilter'],
    ...['partialResultCallback', 'partialResultCallbackMethod'],
  ],
  Record: ['transcribe', 'transcribeCallback', 'recordingTrack'],
  Dial: ['record', 'recordingStatusCallback', 'ringTone', 'referUrl', 'referMethod'],
  Conference: ['record', 'recordingStatusCallback', 'eventCallbackUrl'],
  Client: ['clientNotificationUrl'],
  Number: ['sendDigits', 'byoc', 'machineDetection', 'amdStatusCallback'],
};

/** Values that ask for nothing. */
const off = ['', 'false', 'do-not-record', 'Disable'];

/** Whether Twilio knows the element there, though it is skipped here. */
export function isSkippedElement(parent: string, name: string): boolean {
  return (parent === 'Say' ? speechMarkup : elements[parent])?.includes(name) ?? false;
}

/** Whether Twilio knows the attribute, though it has no effect here. */
export function isSkippedAttribute(verb: string, name: string): boolean {
  return attributes[verb]?.includes(name) ?? false;
}

/** A sentence for everything that is valid TwiML but has no effect in the simulator: a gap of ours, no fault of the document. */
export function notImitated(verbs: readonly Verb[], parent = 'Response'): readonly string[] {
  return verbs.flatMap((verb) => {
    const { name } = verb;
    const say = (what: string) => `${what} is valid TwiML, not imitated here`;
    if (isSkippedElement(parent, name)) {
      return [say(`<${name}>${parent === 'Say' ? ', whose text is spoken all the same,' : ''}`)];
    }
    const own = Object.entries(verb.attributes)
      .filter(([attribute, value]) => isSkippedAttribute(name, attribute) && !off.includes(value))
      .map(([attribute]) => say(`<${name} ${attribute}>`));
    const speech = verb.attributes['input']?.includes('speech')
      ? [say(`<${name} input="speech">`)]
      : [];
    return [...own, ...speech, ...notImitated(verb.children, name)];
  });
}
