import { isSkippedAttribute, isSkippedElement } from './not-imitated';
import type { Verb } from './twiml-document';

interface Entry {
  readonly attributes: readonly string[];
  readonly children: readonly string[];
}

const callbackAttributes = ['statusCallback', 'statusCallbackEvent', 'statusCallbackMethod'];
const recordingAttributes = [
  'recordingStatusCallback',
  'recordingStatusCallbackEvent',
  'recordingStatusCallbackMethod',
];
const callEvents = ['initiated', 'ringing', 'answered', 'completed'];
const conferenceEvents = [
  ...['start', 'end', 'join', 'leave', 'mute', 'hold', 'modify', 'speaker', 'announcement'],
];
const calleeAttributes = ['url', 'method', ...callbackAttributes];

/** The verbs, nouns and attributes that this simulator follows. https://www.twilio.com/docs/voice/twiml */
const vocabulary: Readonly<Record<string, Entry>> = {
  Say: { attributes: ['voice', 'language', 'loop'], children: [] },
  Play: { attributes: ['loop', 'digits'], children: [] },
  Pause: { attributes: ['length'], children: [] },
  Redirect: { attributes: ['method'], children: [] },
  Hangup: { attributes: [], children: [] },
  Reject: { attributes: ['reason'], children: [] },
  Gather: {
    attributes: [
      ...['action', 'method', 'timeout', 'finishOnKey', 'numDigits', 'input'],
      ...['actionOnEmptyResult', 'language', 'hints', 'speechTimeout'],
    ],
    children: ['Say', 'Play', 'Pause'],
  },
  Record: {
    attributes: [
      ...['action', 'method', 'timeout', 'finishOnKey', 'maxLength', 'playBeep', 'trim'],
      ...recordingAttributes,
    ],
    children: [],
  },
  Dial: {
    attributes: [
      ...['action', 'method', 'timeout', 'timeLimit', 'answerOnBridge', 'hangupOnStar'],
      ...['callerId', 'record', 'recordingTrack', 'trim', 'ringTone', 'sequential'],
      ...recordingAttributes,
    ],
    children: ['Conference', 'Client', 'Number'],
  },
  Conference: {
    attributes: [
      ...['muted', 'beep', 'startConferenceOnEnter', 'endConferenceOnExit', 'participantLabel'],
      ...['maxParticipants', 'waitUrl', 'waitMethod', 'record', 'trim', 'region', 'coach'],
      ...['jitterBufferSize', ...callbackAttributes, ...recordingAttributes],
    ],
    children: [],
  },
  Client: {
    attributes: [...calleeAttributes, 'clientNotificationUrl'],
    children: ['Identity', 'Parameter'],
  },
  Number: { attributes: [...calleeAttributes, 'sendDigits'], children: [] },
  Identity: { attributes: [], children: [] },
  Parameter: { attributes: ['name', 'value'], children: [] },
};

/** A sentence for everything in the document that will be skipped: Twilio warns 12200 and goes on. */
export function unknownWords(
  verbs: readonly Verb[],
  allowed: readonly string[] = topLevel,
  parent = 'Response',
): readonly string[] {
  return verbs.flatMap((verb) => {
    if (isSkippedElement(parent, verb.name)) return [];
    const entry = vocabulary[verb.name];
    if (!entry || !allowed.includes(verb.name)) return [`<${verb.name}> is not known here`];
    const attributes = Object.keys(verb.attributes)
      .filter((name) => !entry.attributes.includes(name) && !isSkippedAttribute(verb.name, name))
      .map((name) => `<${verb.name}> has no attribute ${name}`);
    return [
      ...attributes,
      ...unknownEvents(verb),
      ...unknownWords(verb.children, entry.children, verb.name),
    ];
  });
}

/** Events are written with blanks between them; with commas they are one word that means nothing. */
function unknownEvents({ name, attributes }: Verb): readonly string[] {
  const known = name === 'Conference' ? conferenceEvents : callEvents;
  const written = attributes['statusCallbackEvent']?.trim() ?? '';
  return written
    .split(/\s+/)
    .filter((event) => event !== '' && !known.includes(event))
    .map((event) => `<${name} statusCallbackEvent> has no event "${event}"`);
}

const topLevel = [
  'Say',
  'Play',
  'Pause',
  'Redirect',
  'Hangup',
  'Reject',
  'Gather',
  'Record',
  'Dial',
];
