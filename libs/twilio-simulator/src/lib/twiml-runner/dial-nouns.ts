import { asTelephoneNumber, isTelephoneNumber } from '../calls/address';
import { isSkippedElement } from './not-imitated';
import type { Stage } from './stage';
import type { Verb } from './twiml-document';

/** Whether a `<Dial>` names anybody at all, also by a noun that is not imitated. */
export function namesAnybody(dial: Verb): boolean {
  return (
    nounsOf(dial).length > 0 || dial.children.some(({ name }) => isSkippedElement('Dial', name))
  );
}

/** The clients and numbers that can be called; a number that is none is told. */
export function callableNouns(dial: Verb, stage: Stage): readonly Verb[] {
  return nounsOf(dial).filter((noun) => {
    if (noun.name !== 'Number' || isTelephoneNumber(asTelephoneNumber(noun.text))) return true;
    // https://www.twilio.com/docs/api/errors/13223
    stage.warn(13223, `"${noun.text}" is no telephone number`);
    return false;
  });
}

/** The nouns, or the plain text as a number. */
function nounsOf(dial: Verb): readonly Verb[] {
  const nouns = dial.children.filter(({ name }) => name === 'Client' || name === 'Number');
  if (nouns.length > 0 || dial.text === '') return nouns;
  return [{ name: 'Number', attributes: {}, text: dial.text, children: [] }];
}
