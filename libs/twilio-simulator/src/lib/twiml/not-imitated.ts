import { hasAttribute, mayStandIn } from '../description/twiml-description';
import type { Verb } from './twiml-document';
import { isFollowed, isFollowedAttribute } from './vocabulary';

/**
 * Attributes that change only how something sounds; they have no effect here, and nobody misses it.
 */
const quiet: Readonly<Record<string, readonly string[]>> = {
  Say: ['voice'],
  Record: ['trim'],
  Dial: ['trim'],
  Conference: ['trim', 'region', 'jitterBufferSize'],
};

/** Values that ask for nothing. */
const off = ['', 'false', 'do-not-record', 'Disable'];

/** Whether Twilio knows the element there, though it is skipped here. */
export function isSkippedElement(parent: string, name: string): boolean {
  return mayStandIn(parent, name) && !isFollowed(parent, name);
}

/**
 * A sentence for everything that is valid TwiML but has no effect in the simulator: a gap of ours,
 * no fault of the document.
 */
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

function isSkippedAttribute(name: string, attribute: string): boolean {
  if (isFollowedAttribute(name, attribute) || quiet[name]?.includes(attribute)) return false;
  return hasAttribute(name, attribute);
}
