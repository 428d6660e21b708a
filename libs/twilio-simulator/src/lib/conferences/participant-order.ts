import type { Form } from '../rest/form';
import { RestProblem } from '../rest/rest-problem';
import { beepOf } from '../twiml-runner/dial-conference';
import type { Conference } from './conference';
import { isLabel } from './conference-refusal';
import { conferenceCallbackOf, waitSourceOf } from './join-attributes';
import type { JoinSettings } from './participant';

const MAX_PARTICIPANTS = 250;

/** How a participant that the REST API adds will enter. https://www.twilio.com/docs/voice/api/conference-participant-resource#create-a-participant */
export function joinSettingsOf(form: Form): JoinSettings {
  const coached = form.text('CallSidToCoach') ?? null;
  const asked = form
    .all('ConferenceStatusCallbackEvent')
    .flatMap((written) => written.trim().split(/\s+/));
  return {
    label: form.text('Label') ?? null,
    muted: form.flag('Muted') ?? false,
    beep: beepOf(form.text('Beep')),
    startConferenceOnEnter: form.flag('StartConferenceOnEnter') ?? true,
    endConferenceOnExit: form.flag('EndConferenceOnExit') ?? false,
    callSidToCoach: form.flag('Coaching') === false ? null : coached,
    maxParticipants:
      form.wholeNumber('MaxParticipants', { from: 2, to: MAX_PARTICIPANTS }) ?? MAX_PARTICIPANTS,
    wait: waitSourceOf(
      form.text('WaitUrl') === '' ? '' : form.url('WaitUrl'),
      form.method('WaitMethod'),
    ),
    callback: conferenceCallbackOf({
      url: form.url('ConferenceStatusCallback') ?? '',
      method: form.method('ConferenceStatusCallbackMethod'),
      events: asked.length === 0 ? ['start', 'end'] : asked,
    }),
  };
}

/** Refuses a participant whose label or coaching cannot be. */
export function checkNewcomer(conference: Conference | undefined, settings: JoinSettings): void {
  const { label, callSidToCoach, maxParticipants } = settings;
  if (label !== null && !isLabel(label)) {
    throw new RestProblem(400, label.length > 128 ? 16024 : 16023, `Invalid label: ${label}`);
  }
  if (label !== null && conference?.find(label)) {
    throw new RestProblem(400, 16026, `A participant has the label ${label} already`);
  }
  if (callSidToCoach !== null) {
    const coached = conference?.find(callSidToCoach);
    if (!coached?.isConnected) throw new RestProblem(400, 16028, `${callSidToCoach} is not there`);
    if (coached.hold) throw new RestProblem(400, 16027, `${callSidToCoach} is on hold`);
  }
  if ((conference?.participants().length ?? 0) >= maxParticipants) {
    throw new RestProblem(400, 16020, 'The conference is full');
  }
}
