import { NOT_IMITATED } from '../kernel/not-imitated';
import { hasAttribute, mayStandIn } from '../description/twiml-description';
import { wrongValues, type Complaint } from '../twiml/attribute-values';
import { isSkippedElement, notImitated } from '../twiml/not-imitated';
import type { Verb } from '../twiml/twiml-document';

/**
 * What is told about an element that may not stand where it stands; 12200 elsewhere.
 * https://www.twilio.com/docs/api/errors/12200
 */
const misplaced: Readonly<Record<string, number>> = { Dial: 13215, Gather: 13320 };
const UNKNOWN = 12200;

const callEvents = ['initiated', 'ringing', 'answered', 'completed'];
const conferenceEvents = [
  ...['start', 'end', 'join', 'leave', 'mute', 'hold', 'modify', 'speaker', 'announcement'],
];

/**
 * What Twilio's debugger says of a document that is followed anyway, and what the simulator
 * says of its own gaps.
 */
export function review(verbs: readonly Verb[]): readonly Complaint[] {
  const gaps = notImitated(verbs).map((message) => ({ code: NOT_IMITATED, message }));
  return [...faults(verbs, 'Response'), ...gaps];
}

function faults(verbs: readonly Verb[], parent: string): readonly Complaint[] {
  return verbs.flatMap((verb) => {
    const { name } = verb;
    if (!mayStandIn(parent, name)) {
      const code = misplaced[parent] ?? UNKNOWN;
      return [{ code, message: `<${name}> is not known in <${parent}>` }];
    }
    // What it may hold is not looked at.
    if (isSkippedElement(parent, name)) return [];
    return [
      ...unknownAttributes(verb),
      ...unknownEvents(verb),
      ...wrongValues(verb),
      ...mixedNouns(verb),
      ...faults(verb.children, name),
    ];
  });
}

function unknownAttributes({ name, attributes }: Verb): readonly Complaint[] {
  return Object.keys(attributes)
    .filter((attribute) => !hasAttribute(name, attribute))
    .map((attribute) => ({ code: UNKNOWN, message: `<${name}> has no attribute ${attribute}` }));
}

/**
 * Events are written with blanks between them; with commas they are one word that means nothing.
 */
function unknownEvents({ name, attributes }: Verb): readonly Complaint[] {
  const known = name === 'Conference' ? conferenceEvents : callEvents;
  const written = attributes['statusCallbackEvent']?.trim() ?? '';
  return written
    .split(/\s+/)
    .filter((event) => event !== '' && !known.includes(event))
    .map((event) => ({
      code: UNKNOWN,
      message: `<${name} statusCallbackEvent> has no event "${event}"`,
    }));
}

/** Who enters a conference calls nobody else. https://www.twilio.com/docs/api/errors/13000 */
function mixedNouns({ name, children }: Verb): readonly Complaint[] {
  const nouns = name === 'Dial' ? children.map((noun) => noun.name) : [];
  if (!nouns.includes('Conference') || nouns.every((noun) => noun === 'Conference')) return [];
  return [{ code: 13000, message: '<Conference> cannot be mixed with other nouns' }];
}
