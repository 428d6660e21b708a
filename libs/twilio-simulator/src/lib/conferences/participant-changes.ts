import type { Account } from '../account';
import type { Clock } from '../clock';
import { WebhookFailure } from '../deliveries/webhook-failure';
import type { AudioSource } from '../twiml-runner/audio-document';
import type { Form } from '../rest/form';
import { RestProblem } from '../rest/rest-problem';
import { surprise } from '../surprise';
import type { Conference } from './conference';
import type { ConferenceAudio } from './conference-audio';
import type { Conferences } from './conferences';
import { waitSourceOf } from './join-attributes';
import type { Participant } from './participant';

/** Changes participants as the REST API asks, with Twilio's habits. https://www.twilio.com/docs/voice/api/conference-participant-resource#update-a-participant-resource */
export class ParticipantChanges {
  constructor(
    private readonly parts: {
      readonly account: Account;
      readonly clock: Clock;
      readonly audio: ConferenceAudio;
      readonly conferences: Conferences;
    },
  ) {}

  /** Applies what the form knows; other fields, such as Status, are ignored without a word. */
  apply(conference: Conference, participant: Participant, form: Form): void {
    if (!participant.isConnected) {
      throw new RestProblem(400, 16099, `Participant ${participant.call.sid} is not connected`);
    }
    const coaching = coachingWish(conference, participant, form);
    const announcement = form.url('AnnounceUrl');
    const wasHeld = participant.hold;
    participant.updatedAt = this.parts.clock.now();
    this.mute(conference, participant, form.flag('Muted'));
    this.hold(conference, participant, form);
    this.modify(conference, participant, { form, wasHeld, coaching });
    if (announcement !== undefined) {
      const address = { url: announcement, method: form.method('AnnounceMethod') };
      this.announce(conference, [participant], { kind: 'address', address });
    }
    this.parts.audio.refresh(conference);
  }

  /** Plays an announcement to some, or to all; its end is reported once. */
  announce(
    conference: Conference,
    listeners: readonly Participant[],
    source: Extract<AudioSource, { kind: 'address' }>,
    { toAll }: { readonly toAll: boolean } = { toAll: false },
  ): void {
    const { audio, conferences } = this.parts;
    const event = { participant: toAll ? null : (listeners[0] ?? null), url: source.address.url };
    const played = listeners.map((listener) => audio.play(conference, listener, 'notice', source));
    void Promise.allSettled(played).then((results) => {
      if (conference.isOver) return;
      const failed = results.find((result) => result.status === 'rejected');
      if (failed && !(failed.reason instanceof WebhookFailure)) surprise(failed.reason);
      conferences.report(conference, {
        name: failed ? 'announcement-fail' : 'announcement-end',
        ...event,
        failure: failed ? String(failed.reason) : null,
      });
    });
  }

  private mute(conference: Conference, participant: Participant, muted: boolean | undefined): void {
    if (muted === undefined || muted === participant.muted) return;
    participant.muted = muted;
    const name = muted ? 'participant-mute' : 'participant-unmute';
    this.parts.conferences.report(conference, { name, participant });
  }

  private hold(conference: Conference, participant: Participant, form: Form): void {
    const { audio, conferences } = this.parts;
    const hold = form.flag('Hold');
    if (hold === undefined) return;
    const isChanged = hold !== participant.hold;
    participant.hold = hold;
    if (hold) {
      const url = form.url('HoldUrl');
      if (isChanged || url !== undefined) {
        const music = waitSourceOf(url, form.method('HoldMethod', 'GET'));
        audio.play(conference, participant, 'hold', music).catch((error: unknown) => {
          // Hold music that cannot be had leaves silence, and a warning on the call.
          if (!(error instanceof WebhookFailure)) surprise(error);
        });
      }
    } else audio.stop(conference, participant, 'hold');
    if (!isChanged) return;
    const name = hold ? 'participant-hold' : 'participant-unhold';
    conferences.report(conference, { name, participant });
  }

  private modify(
    conference: Conference,
    participant: Participant,
    wish: {
      readonly form: Form;
      readonly wasHeld: boolean;
      readonly coaching: { coaching: boolean; callSidToCoach: string | null } | null;
    },
  ): void {
    const { form } = wish;
    let isChanged = false;
    const endOnExit = form.flag('EndConferenceOnExit');
    // While held, Twilio answers 200 and changes nothing: seen by Twilio's own professional services
    // (https://github.com/twilio-professional-services/flex-dialpad-addon-plugin/issues/60).
    if (endOnExit !== undefined && !wish.wasHeld && endOnExit !== participant.endConferenceOnExit) {
      participant.endConferenceOnExit = endOnExit;
      isChanged = true;
    }
    const beepOnExit = form.flag('BeepOnExit');
    if (beepOnExit !== undefined) {
      const onEnter = participant.beep === 'true' || participant.beep === 'onEnter';
      participant.beep = beepOnExit ? (onEnter ? 'true' : 'onExit') : onEnter ? 'onEnter' : 'false';
      isChanged = true;
    }
    if (wish.coaching) {
      participant.coaching = wish.coaching.coaching;
      participant.callSidToCoach = wish.coaching.callSidToCoach;
      isChanged = true;
    }
    const waitUrl = form.text('WaitUrl');
    if (waitUrl !== undefined) {
      participant.wait = waitSourceOf(waitUrl, form.method('WaitMethod'));
      if (!conference.hasStarted) {
        void this.parts.audio
          .play(conference, participant, 'wait', participant.wait)
          .catch((error: unknown) => {
            if (!(error instanceof WebhookFailure)) surprise(error);
          });
      }
      isChanged = true;
    }
    if (isChanged) {
      this.parts.conferences.report(conference, { name: 'participant-modify', participant });
    }
  }
}

/** What the form wants about coaching; null for nothing. */
function coachingWish(
  conference: Conference,
  participant: Participant,
  form: Form,
): { coaching: boolean; callSidToCoach: string | null } | null {
  const written = form.text('CallSidToCoach');
  const flag = form.flag('Coaching');
  if (written === undefined && flag === undefined) return null;
  const target = written ?? participant.callSidToCoach;
  if (flag === false) return { coaching: false, callSidToCoach: null };
  if (target === null || target === '') {
    throw new RestProblem(400, 20001, 'CallSidToCoach is required for Coaching');
  }
  const coached = conference.find(target);
  if (!coached?.isConnected || coached === participant) {
    throw new RestProblem(400, 16028, `${target} cannot be coached: it is not in the conference`);
  }
  // https://www.twilio.com/docs/api/errors/16027
  if (coached.hold) throw new RestProblem(400, 16027, `${target} cannot be coached while on hold`);
  return { coaching: true, callSidToCoach: coached.call.sid };
}
