import { newSid } from '../kernel/sid';
import type { ConferenceCallback, Participant } from './participant';

/** Why somebody left. https://www.twilio.com/docs/voice/twiml/conference#participant-leave */
export type LeaveReason =
  | 'participant_hung_up'
  | 'participant_updated_via_api'
  | 'participant_add_failed'
  | 'conference_ended_via_api'
  | 'moderator_ended_conference';

/** Why a conference ended; with hyphens, unlike the reasons for leaving. */
export type EndReason =
  | 'conference-ended-via-api'
  | 'last-participant-left'
  | 'last-participant-kicked'
  | 'participant-with-end-conference-on-exit-left'
  | 'participant-with-end-conference-on-exit-kicked';

/** A room in which legs hear each other, known by its name while it lives. */
export class Conference {
  readonly sid = newSid('CF');
  updatedAt: number;
  /** Two were in and one of them starts conferences; nothing undoes it. */
  hasStarted = false;
  isOver = false;
  reasonEnded: EndReason | null = null;
  callSidEndingConference: string | null = null;
  /** The number of the next event. */
  nextSequenceNumber = 1;
  /** A fault: who dials its name does not find it any more. */
  isOffItsName = false;
  endedAt: number | null = null;
  private readonly inside = new Map<string, Participant>();
  private readonly left: Participant[] = [];

  constructor(
    readonly friendlyName: string,
    readonly createdAt: number,
    /**
     * Fixed by the first participant; what later ones bring is ignored.
     * https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallback
     */
    readonly callback: ConferenceCallback | null,
  ) {
    this.updatedAt = createdAt;
  }

  /**
   * `in-progress` as soon as anybody is connected, started or not: so a live Twilio was seen to
   * answer, although the documentation promises `init` until the start.
   */
  get status(): 'init' | 'in-progress' | 'completed' {
    if (this.isOver) return 'completed';
    return this.connected().length > 0 ? 'in-progress' : 'init';
  }

  /** Connected or on their way. */
  participants(): readonly Participant[] {
    return [...this.inside.values()];
  }

  /** Who was inside, or on the way, at a moment. */
  participantsAt(at: number): readonly Participant[] {
    const gone = this.left.filter(({ leftAt }) => leftAt !== null && leftAt > at);
    return [...gone, ...this.participants()].filter(({ createdAt }) => createdAt <= at);
  }

  /** One who is or was inside; undefined as long as nobody was. */
  get anybody(): Participant | undefined {
    return this.participants()[0] ?? this.left.at(-1);
  }

  /** What its status was at a moment. */
  statusAt(at: number): Conference['status'] {
    return this.endedAt !== null && this.endedAt > at ? 'in-progress' : this.status;
  }

  connected(): readonly Participant[] {
    return this.participants().filter((participant) => participant.isConnected);
  }

  /** Finds by the call's sid or by the label. */
  find(callSidOrLabel: string): Participant | undefined {
    return (
      this.inside.get(callSidOrLabel) ??
      this.participants().find((participant) => participant.label === callSidOrLabel)
    );
  }

  has(participant: Participant): boolean {
    return this.inside.get(participant.call.sid) === participant;
  }

  add(participant: Participant): void {
    this.inside.set(participant.call.sid, participant);
  }

  remove(participant: Participant): void {
    this.inside.delete(participant.call.sid);
    this.left.push(participant);
  }

  /** Whether the conversation may begin now. */
  get mayStart(): boolean {
    const connected = this.connected();
    return (
      !this.hasStarted &&
      connected.length >= 2 &&
      connected.some((participant) => participant.startConferenceOnEnter)
    );
  }
}
