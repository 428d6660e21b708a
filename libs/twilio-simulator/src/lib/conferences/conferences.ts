import type { Account } from '../kernel/account';
import type { Call } from '../calls/call';
import type { Changes } from '../kernel/changes';
import type { Clock } from '../kernel/clock';
import type { Callbacks } from '../deliveries/callbacks';
import { WebhookFailure } from '../deliveries/webhook-failure';
import { Interruption, waitFor } from '../kernel/interruption';
import { surprise } from '../kernel/surprise';
import { Conference, type EndReason, type LeaveReason } from './conference';
import type { ConferenceAudio } from './conference-audio';
import type { ConferenceBook } from './conference-book';
import { eventFields, subscriptionOf, type ConferenceEvent } from './conference-event';
import { refusalOf } from './conference-refusal';
import { Participant, type JoinSettings } from './participant';

/** Lets calls enter and leave conferences, starts and ends them, and reports it. */
export class Conferences {
  constructor(
    private readonly parts: {
      readonly account: Account;
      readonly clock: Clock;
      readonly book: ConferenceBook;
      readonly audio: ConferenceAudio;
      readonly callbacks: Callbacks;
      readonly changes: Changes;
    },
  ) {}

  /**
   * Keeps the call in the conference; ends when it is let go, rejects with a ConferenceRefusal when
   * it may not enter.
   */
  async join(
    call: Call,
    friendlyName: string,
    settings: JoinSettings,
    signal: AbortSignal,
  ): Promise<void> {
    const conference = this.liveOrNew(friendlyName, settings);
    const refusal = refusalOf(conference, settings);
    if (refusal) {
      // A room that was opened only for the one who may not enter never was.
      if (conference.participants().length === 0) conference.isOver = true;
      throw refusal;
    }
    const participant = new Participant(call, settings, this.parts.clock.now());
    conference.add(participant);
    await this.stay(conference, participant, signal);
  }

  /** Adds a participant whose call is only being placed. */
  expect(call: Call, conference: Conference, settings: JoinSettings): Participant {
    const participant = new Participant(call, settings, this.parts.clock.now());
    conference.add(participant);
    this.changed(conference);
    return participant;
  }

  /** Lets the others hear how it rings at an expected participant: early media. */
  ring(conference: Conference, participant: Participant): void {
    const rings = participant.call.status === 'ringing';
    if (rings && conference.has(participant)) void this.parts.audio.ring(conference, participant);
  }

  /** Keeps an expected participant in the conference once its call is answered. */
  async arrive(
    conference: Conference,
    participant: Participant,
    signal: AbortSignal,
  ): Promise<void> {
    if (conference.has(participant)) await this.stay(conference, participant, signal);
  }

  /** The conference of that name; the first participant fixes its callback. */
  liveOrNew(friendlyName: string, settings: JoinSettings): Conference {
    const live = this.parts.book.liveByName(friendlyName);
    if (live) return live;
    const conference = new Conference(friendlyName, this.parts.clock.now(), settings.callback);
    this.parts.book.add(conference);
    return conference;
  }

  /** Lets a participant go, and ends the conference if that is what follows. */
  leave(conference: Conference, participant: Participant, reason: LeaveReason): void {
    if (!conference.has(participant)) return;
    this.remove(conference, participant, reason);
    const kicked = reason === 'participant_updated_via_api' && !participant.call.isOver;
    if (participant.endConferenceOnExit && participant.status === 'complete') {
      const how = kicked ? 'kicked' : 'left';
      this.end(conference, `participant-with-end-conference-on-exit-${how}`, participant);
    } else if (conference.participants().length === 0) {
      this.end(
        conference,
        kicked ? 'last-participant-kicked' : 'last-participant-left',
        participant,
      );
    } else if (participant.status === 'complete' && conference.hasStarted) {
      if (participant.beep === 'true' || participant.beep === 'onExit') {
        this.parts.audio.beep(conference, participant);
      }
    }
    this.parts.audio.refresh(conference);
  }

  /** Reports that somebody in a conversation began or ceased to speak, if anybody wants to know. */
  speak(callSid: string, { silent }: { readonly silent: boolean }): void {
    for (const conference of this.parts.book.all()) {
      const participant = conference.isOver ? undefined : conference.find(callSid);
      if (!participant?.isConnected || !conference.hasStarted) continue;
      const name = silent ? 'participant-speech-stop' : 'participant-speech-start';
      this.report(conference, { name, participant });
    }
  }

  end(conference: Conference, reason: EndReason, endedBy: Participant | null): void {
    if (conference.isOver) return;
    conference.isOver = true;
    conference.endedAt = this.parts.clock.now();
    conference.reasonEnded = reason;
    conference.callSidEndingConference = endedBy?.call.sid ?? null;
    const why: LeaveReason =
      reason === 'conference-ended-via-api'
        ? 'conference_ended_via_api'
        : 'moderator_ended_conference';
    for (const participant of conference.participants()) this.remove(conference, participant, why);
    this.report(conference, { name: 'conference-end', endedBy });
  }

  report(conference: Conference, event: ConferenceEvent): void {
    const { account, callbacks, clock } = this.parts;
    if (subscriptionOf(event) !== 'speaker') this.changed(conference);
    const { callback } = conference;
    const sequenceNumber = conference.nextSequenceNumber;
    if (!callback?.events.includes(subscriptionOf(event))) return;
    conference.nextSequenceNumber += 1;
    callbacks.report({
      kind: 'conference-event',
      event: event.name,
      url: callback.url,
      method: callback.method,
      conferenceSid: conference.sid,
      ...('participant' in event && event.participant && { callSid: event.participant.call.sid }),
      parameters: eventFields(conference, event, {
        accountSid: account.sid,
        at: clock.now(),
        sequenceNumber,
      }),
    });
  }

  private async stay(
    conference: Conference,
    participant: Participant,
    signal: AbortSignal,
  ): Promise<void> {
    await waitFor(signal, (resolve) => {
      participant.release = resolve;
      this.enter(conference, participant);
      return () => this.leave(conference, participant, reasonFor(signal));
    });
  }

  private enter(conference: Conference, participant: Participant): void {
    participant.status = 'connected';
    participant.stopRinging();
    this.report(conference, { name: 'participant-join', participant });
    if (conference.mayStart) this.start(conference);
    else if (!conference.hasStarted) void this.wait(conference, participant);
    else if (participant.beep === 'true' || participant.beep === 'onEnter') {
      this.parts.audio.beep(conference, participant);
    }
    this.parts.audio.refresh(conference);
  }

  private start(conference: Conference): void {
    conference.hasStarted = true;
    for (const participant of conference.connected()) {
      this.parts.audio.stop(conference, participant, 'wait');
    }
    this.report(conference, { name: 'conference-start' });
  }

  private async wait(conference: Conference, participant: Participant): Promise<void> {
    try {
      await this.parts.audio.play(conference, participant, 'wait', participant.wait);
    } catch (error) {
      // Without its wait document a call does not get into the conference.
      if (!(error instanceof WebhookFailure)) surprise(error);
      this.leave(conference, participant, 'participant_add_failed');
    }
  }

  private remove(conference: Conference, participant: Participant, reason: LeaveReason): void {
    participant.leftAt = this.parts.clock.now();
    conference.remove(participant);
    const wasConnected = participant.isConnected;
    participant.status = wasConnected ? 'complete' : 'failed';
    participant.updatedAt = this.parts.clock.now();
    this.parts.audio.stopAll(participant);
    this.report(conference, { name: 'participant-leave', participant, reason });
    participant.release();
  }

  private changed(conference: Conference): void {
    conference.updatedAt = this.parts.clock.now();
    this.parts.changes.tell('conference', conference.sid);
  }
}

function reasonFor(signal: AbortSignal): LeaveReason {
  const redirected = signal.reason instanceof Interruption && signal.reason.reason === 'redirected';
  return redirected ? 'participant_updated_via_api' : 'participant_hung_up';
}
