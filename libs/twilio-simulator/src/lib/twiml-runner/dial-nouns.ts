import { asTelephoneNumber, isTelephoneNumber } from '../calls/address';
import { isSkippedElement } from '../twiml/not-imitated';
import type { Stage } from './stage';
import type { Verb } from '../twiml/twiml-document';

/** Whether a `<Dial>` names anybody at all, also by a noun that is not imitated. */
export function namesAnybody(dial: Verb): boolean {
  return (
    nounsOf(dial).length > 0 || dial.children.some(({ name }) => isSkippedElement('Dial', name))
  );
}

/**
 * The clients and numbers that can be called; a number that is none, and a client without a name,
 * are told.
 */
export function callableNouns(dial: Verb, stage: Stage): readonly Verb[] {
  return nounsOf(dial).filter((noun) => {
    const isClient = noun.name === 'Client';
    if (isClient ? identityOf(noun) : isTelephoneNumber(asTelephoneNumber(noun.text))) return true;
    // https://www.twilio.com/docs/api/errors/13223
    stage.warn(13223, isClient ? '<Client> has no name' : `"${noun.text}" is no telephone number`);
    return false;
  });
}

/** The nouns, or the plain text as a number. */
function nounsOf(dial: Verb): readonly Verb[] {
  const nouns = dial.children.filter(({ name }) => name === 'Client' || name === 'Number');
  if (nouns.length > 0 || dial.text === '') return nouns;
  return [{ name: 'Number', attributes: {}, text: dial.text, children: [] }];
}

/**
 * The client's name: the text of the noun, or of the `<Identity>` in it.
 * https://www.twilio.com/docs/voice/twiml/client
 */
export function identityOf(client: Verb): string {
  return client.children.find(({ name }) => name === 'Identity')?.text ?? client.text;
}
