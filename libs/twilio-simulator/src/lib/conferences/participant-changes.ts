import type { Account } from '../kernel/account';
import type { Clock } from '../kernel/clock';
import { WebhookFailure } from '../deliveries/webhook-failure';
import { surprise } from '../kernel/surprise';
import type { Conference } from './conference';
import type { ConferenceAudio } from './conference-audio';
import type { Conferences } from './conferences';
import type { Beep, Participant } from './participant';
import type { AnnouncementSource, ParticipantWish } from './participant-wish';

/**
 * Changes participants as the REST API asks, with Twilio's habits.
 * https://www.twilio.com/docs/voice/api/conference-participant-resource#update-a-participant-resource
 */
export class ParticipantChanges {
  constructor(
    private readonly parts: {
      readonly account: Account;
      readonly clock: Clock;
      readonly audio: ConferenceAudio;
      readonly conferences: Conferences;
    },
  ) {}

  /** Carries out a wish that has been checked in whole; it cannot fail any more. */
  apply(conference: Conference, participant: Participant, wish: ParticipantWish): void {
    const wasHeld = participant.hold;
    participant.updatedAt = this.parts.clock.now();
    this.mute(conference, participant, wish);
    this.hold(conference, participant, wish);
    this.modify(conference, participant, { ...wish, wasHeld });
    if (wish.announcement) this.announce(conference, [participant], wish.announcement);
    this.parts.audio.refresh(conference);
  }

  /** Plays an announcement to some, or to all; its end is reported once. */
  announce(
    conference: Conference,
    listeners: readonly Participant[],
    source: AnnouncementSource,
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

  private mute(conference: Conference, participant: Participant, { muted }: ParticipantWish): void {
    if (muted === undefined || muted === participant.muted) return;
    participant.muted = muted;
    const name = muted ? 'participant-mute' : 'participant-unmute';
    this.parts.conferences.report(conference, { name, participant });
  }

  private hold(conference: Conference, participant: Participant, wish: ParticipantWish): void {
    const { audio, conferences } = this.parts;
    const { hold, holdMusic } = wish;
    if (hold === undefined) return;
    const isChanged = hold !== participant.hold;
    participant.hold = hold;
    if (!hold) audio.stop(conference, participant, 'hold');
    else if (isChanged || holdMusic.isNamed) {
      // Hold music that cannot be fetched leaves silence, and a warning on the call.
      void audio.play(conference, participant, 'hold', holdMusic.source).catch(expectNoAudio);
    }
    if (!isChanged) return;
    const name = hold ? 'participant-hold' : 'participant-unhold';
    conferences.report(conference, { name, participant });
  }

  private modify(
    conference: Conference,
    participant: Participant,
    wish: ParticipantWish & { readonly wasHeld: boolean },
  ): void {
    const { beepOnExit, coaching, endConferenceOnExit: endOnExit, wait } = wish;
    let isChanged = false;
    // While held, Twilio answers 200 and changes nothing: seen by Twilio's own professional
    // services
    // (https://github.com/twilio-professional-services/flex-dialpad-addon-plugin/issues/60).
    if (endOnExit !== undefined && !wish.wasHeld && endOnExit !== participant.endConferenceOnExit) {
      participant.endConferenceOnExit = endOnExit;
      isChanged = true;
    }
    if (beepOnExit !== undefined) {
      participant.beep = withBeepOnExit(participant.beep, beepOnExit);
      isChanged = true;
    }
    if (coaching) {
      participant.coaching = coaching.coaching;
      participant.callSidToCoach = coaching.callSidToCoach;
      isChanged = true;
    }
    if (wait) {
      participant.wait = wait;
      if (!conference.hasStarted) {
        void this.parts.audio.play(conference, participant, 'wait', wait).catch(expectNoAudio);
      }
      isChanged = true;
    }
    if (isChanged) {
      this.parts.conferences.report(conference, { name: 'participant-modify', participant });
    }
  }
}

function withBeepOnExit(beep: Beep, beepOnExit: boolean): Beep {
  const onEnter = beep === 'true' || beep === 'onEnter';
  if (beepOnExit) return onEnter ? 'true' : 'onExit';
  return onEnter ? 'onEnter' : 'false';
}

/** Audio that the application does not give is warned about where it is fetched. */
function expectNoAudio(error: unknown): void {
  if (!(error instanceof WebhookFailure)) surprise(error);
}
