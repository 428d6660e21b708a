import type { OrderWarning } from '../calls/outbound-calls';
import type { Form } from '../rest-kit/form';
import { RestProblem } from '../rest-kit/rest-problem';
import { beepOf } from '../twiml-runner/dial-conference';
import type { Conference } from '../conferences/conference';
import { isLabel } from '../conferences/conference-refusal';
import {
  conferenceCallbackOf,
  isConferenceEvent,
  waitSourceOf,
} from '../conferences/join-attributes';
import type { JoinSettings } from '../conferences/participant';

const MAX_PARTICIPANTS = 250;

/**
 * How a participant that the REST API adds will enter.
 * https://www.twilio.com/docs/voice/api/conference-participant-resource#create-a-participant
 */
export function joinSettingsOf(form: Form): JoinSettings {
  const asked = askedEvents(form);
  return {
    label: form.text('Label') ?? null,
    muted: form.flag('Muted') ?? false,
    beep: beepOf(form.text('Beep')),
    startConferenceOnEnter: form.flag('StartConferenceOnEnter') ?? true,
    endConferenceOnExit: form.flag('EndConferenceOnExit') ?? false,
    callSidToCoach: coachedCallOf(form),
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

function coachedCallOf(form: Form): string | null {
  const coached = form.text('CallSidToCoach') ?? null;
  const coaching = form.flag('Coaching');
  if (coaching === true && !coached) {
    throw new RestProblem(400, 20001, 'CallSidToCoach is required for Coaching');
  }
  return coaching === false ? null : coached;
}

/** What cannot be, though the participant is added. */
export function joinWarnings(form: Form): readonly OrderWarning[] {
  const beep = form.text('Beep') ?? '';
  const events = askedEvents(form).filter((event) => !isConferenceEvent(event));
  return [
    // https://www.twilio.com/docs/api/errors/13235
    ...(isBeep(beep) ? [] : [{ code: 13235, message: `Beep cannot be "${beep}"` }]),
    // https://www.twilio.com/docs/api/errors/21626
    ...events.map((event) => ({
      code: 21626,
      message: `There is no ConferenceStatusCallbackEvent "${event}"`,
    })),
  ];
}

const isBeep = (written: string): boolean =>
  ['', 'true', 'false', 'onEnter', 'onExit'].includes(written);

/** Repeated fields as the SDKs send them, or words in one field. */
function askedEvents(form: Form): readonly string[] {
  return form
    .all('ConferenceStatusCallbackEvent')
    .flatMap((written) => written.trim().split(/\s+/));
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
