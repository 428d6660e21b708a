import type { OrderWarning } from './outbound-calls';
import type { Form } from '../rest/form';

/** The number under which the simulator itself warns; Twilio's dictionary has none for a simulator's gaps. */
export const NOT_IMITATED = 20501;

const fields = [
  ...['MachineDetection', 'ConferenceRecord', 'Record', 'CallReason', 'AsyncAmd'],
  ...['RecordingStatusCallback', 'ConferenceRecordingStatusCallback', 'CallerId', 'Byoc'],
];
const off = ['', 'false', 'do-not-record', 'Disable'];

/** A warning for each wish of a REST request that is accepted here but has no effect. */
export function wishesWithoutEffect(form: Form): readonly OrderWarning[] {
  return fields
    .filter((name) => !off.includes(form.text(name) ?? ''))
    .map((name) => ({ code: NOT_IMITATED, message: `${name} has no effect in this simulator` }));
}
