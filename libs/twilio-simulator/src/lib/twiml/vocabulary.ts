interface Entry {
  readonly attributes: readonly string[];
  readonly children: readonly string[];
}

const callbackAttributes = ['statusCallback', 'statusCallbackEvent', 'statusCallbackMethod'];
const recordingAttributes = [
  ...['recordingStatusCallback', 'recordingStatusCallbackEvent', 'recordingStatusCallbackMethod'],
];
const calleeAttributes = ['url', 'method', ...callbackAttributes];

/**
 * The elements that this simulator follows, with the attributes that have an effect.
 * https://www.twilio.com/docs/voice/twiml
 */
const vocabulary: Readonly<Record<string, Entry>> = {
  Response: {
    attributes: [],
    children: [
      ...['Say', 'Play', 'Pause', 'Gather', 'Record'],
      ...['Dial', 'Redirect', 'Hangup', 'Reject'],
    ],
  },
  Say: { attributes: ['language', 'loop'], children: [] },
  Play: { attributes: ['loop', 'digits'], children: [] },
  Pause: { attributes: ['length'], children: [] },
  Redirect: { attributes: ['method'], children: [] },
  Hangup: { attributes: [], children: [] },
  Reject: { attributes: ['reason'], children: [] },
  Gather: {
    attributes: [
      ...['action', 'method', 'timeout', 'finishOnKey', 'numDigits'],
      ...['input', 'actionOnEmptyResult'],
    ],
    children: ['Say', 'Play', 'Pause'],
  },
  Record: {
    attributes: [
      ...['action', 'method', 'timeout', 'finishOnKey', 'maxLength', 'playBeep'],
      ...recordingAttributes,
    ],
    children: [],
  },
  Dial: {
    attributes: [
      ...['action', 'method', 'timeout', 'timeLimit', 'answerOnBridge', 'hangupOnStar'],
      ...['callerId', 'sequential'],
    ],
    children: ['Conference', 'Client', 'Number'],
  },
  Conference: {
    attributes: [
      ...['muted', 'beep', 'startConferenceOnEnter', 'endConferenceOnExit', 'participantLabel'],
      ...['maxParticipants', 'waitUrl', 'waitMethod', 'coach', ...callbackAttributes],
    ],
    children: [],
  },
  Client: { attributes: calleeAttributes, children: ['Identity', 'Parameter'] },
  Number: { attributes: calleeAttributes, children: [] },
  Identity: { attributes: [], children: [] },
  Parameter: { attributes: ['name', 'value'], children: [] },
};

/** Whether the element is followed where it stands. */
export function isFollowed(parent: string, name: string): boolean {
  return vocabulary[parent]?.children.includes(name) ?? false;
}

/** Whether the attribute has an effect here. */
export function isFollowedAttribute(name: string, attribute: string): boolean {
  return vocabulary[name]?.attributes.includes(attribute) ?? false;
}
