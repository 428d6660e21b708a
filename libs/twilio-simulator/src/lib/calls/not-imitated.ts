import type { OrderWarning } from './outbound-calls';
import type { Form } from '../rest/form';
import type { Verb } from '../twiml-runner/twiml-document';

/** The number under which the simulator itself warns; Twilio's dictionary has none for a simulator's gaps. */
export const NOT_IMITATED = 20501;

const fields = ['MachineDetection', 'SendDigits', 'ConferenceRecord', 'Record', 'CallReason'];
const off = ['', 'false', 'do-not-record', 'Disable'];

/** A warning for each wish of a REST request that is accepted here but has no effect. */
export function wishesWithoutEffect(form: Form): readonly OrderWarning[] {
  return fields
    .filter((name) => !off.includes(form.text(name) ?? ''))
    .map((name) => ({ code: NOT_IMITATED, message: `${name} has no effect in this simulator` }));
}

/** The same for the attributes of a document. */
export function attributesWithoutEffect(verbs: readonly Verb[]): readonly string[] {
  return verbs.flatMap((verb) => {
    const { name, attributes } = verb;
    const own = ['record', 'sendDigits', 'ringTone', 'clientNotificationUrl']
      .filter((attribute) => !off.includes(attributes[attribute] ?? ''))
      .map((attribute) => `<${name} ${attribute}> has no effect in this simulator`);
    const speech = attributes['input']?.includes('speech')
      ? [`<${name} input="speech"> hears no speech in this simulator`]
      : [];
    return [...own, ...speech, ...attributesWithoutEffect(verb.children)];
  });
}
