import { account } from '../account.mjs';
import { newSid } from './call.mjs';

/** @import { Call } from './call.mjs' */
/** @import { Webhooks } from './webhooks.mjs' */
/** @import { Player } from './player.mjs' */

/**
 * Somebody in a room.
 *
 * @typedef {object} Participant
 * @property {Call} call
 * @property {string} label
 * @property {boolean} starts
 * @property {boolean} ends
 * @property {boolean} isHeld
 * @property {string} waitUrl
 * @property {Player} audio what they hear while they wait, or are held
 * @property {() => void} left
 * @property {Room} room
 */

/**
 * A conference: https://www.twilio.com/docs/voice/twiml/conference. The first to come says where it
 * reports.
 */
export class Room {
  sid = newSid('CF');
  createdAt = new Date();
  isOver = false;
  hasStarted = false;
  /** @type {Map<string, Participant>} */
  participants = new Map();
  #sequence = 0;

  /**
   * @param {string} name
   * @param {{ url: string, events: readonly string[], webhooks: Webhooks }} reports
   */
  constructor(name, { url, events, webhooks }) {
    this.name = name;
    this.url = url;
    this.events = new Set(events);
    this.webhooks = webhooks;
  }

  /** @param {Participant} participant */
  enter(participant) {
    this.participants.set(participant.call.sid, participant);
    this.#report('join', 'participant-join', facts(participant));
    const all = [...this.participants.values()];
    if (!this.hasStarted && all.length > 1 && all.some(({ starts }) => starts)) {
      this.hasStarted = true;
      this.#report('start', 'conference-start');
      for (const one of all) one.audio.stop();
    } else if (!this.hasStarted && participant.waitUrl) {
      void participant.audio.play(participant.waitUrl);
    }
  }

  /**
   * @param {Participant} participant
   * @param {string} reason
   */
  leave(participant, reason) {
    if (!this.participants.delete(participant.call.sid)) return;
    participant.audio.stop();
    participant.call.participant = null;
    this.#report('leave', 'participant-leave', {
      ...facts(participant),
      ReasonParticipantLeft: reason,
    });
    participant.left();
    if (participant.ends) this.close('participant-with-end-conference-on-exit-left', participant);
    else if (this.participants.size === 0) this.close('last-participant-left', participant);
  }

  /**
   * @param {string} reason
   * @param {Participant} [last] whose leaving ends it
   */
  close(reason, last) {
    if (this.isOver) return;
    this.isOver = true;
    const theirs = last ? 'moderator_ended_conference' : 'conference_ended_via_api';
    for (const one of [...this.participants.values()]) this.leave(one, theirs);
    this.#report('end', 'conference-end', {
      ReasonConferenceEnded: reason,
      ...(last && { CallSidEndingConference: last.call.sid }),
    });
  }

  /**
   * @param {string} wanted
   * @param {string} name
   * @param {Record<string, string>} [details]
   */
  #report(wanted, name, details = {}) {
    if (!this.url || !this.events.has(wanted)) return;
    this.#sequence += 1;
    void this.webhooks.post(this.url, {
      ConferenceSid: this.sid,
      FriendlyName: this.name,
      AccountSid: account.sid,
      SequenceNumber: String(this.#sequence),
      Timestamp: new Date().toUTCString(),
      StatusCallbackEvent: name,
      ...details,
    });
  }
}

/** @param {Participant} participant */
const facts = ({ call, label, starts, ends, isHeld }) => ({
  CallSid: call.sid,
  ParticipantLabel: label,
  Muted: 'false',
  Hold: String(isHeld),
  Coaching: 'false',
  StartConferenceOnEnter: String(starts),
  EndConferenceOnExit: String(ends),
});
