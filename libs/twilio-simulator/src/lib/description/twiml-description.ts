import description from './twiml.json';

/** What Twilio knows of an element of TwiML. */
interface Element {
  readonly attributes: readonly string[];
  readonly children: readonly string[];
}

/**
 * What Twilio's documentation has beyond the package.
 * https://www.twilio.com/docs/voice/twiml/client#attributes
 */
const beyond: Readonly<Record<string, Element>> = {
  Client: { attributes: ['clientNotificationUrl'], children: [] },
  Record: { attributes: ['recordingTrack'], children: [] },
  Say: { attributes: [], children: ['amazon:domain', 'amazon:effect', 'amazon:emotion'] },
};

/** Whether TwiML lets the one stand in the other; the root is `Response`. */
export function mayStandIn(parent: string, name: string): boolean {
  return has(parent, 'children', name);
}

/** Whether TwiML has such an attribute. */
export function hasAttribute(name: string, attribute: string): boolean {
  return has(name, 'attributes', attribute);
}

function has(element: string, what: keyof Element, name: string): boolean {
  return [description, beyond].some((known: Readonly<Record<string, Element>>) =>
    Object.hasOwn(known, element) ? known[element]?.[what].includes(name) : false,
  );
}
