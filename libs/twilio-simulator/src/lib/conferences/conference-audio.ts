import { callFields } from '../calls/call-fields';
import type { Account } from '../kernel/account';
import type { Call } from '../calls/call';
import type { Clock } from '../kernel/clock';
import type { Ears } from '../kernel/ears';
import { Interruption } from '../kernel/interruption';
import { surprise } from '../kernel/surprise';
import { WebhookFailure } from '../deliveries/webhook-failure';
import type { Listener, Playback } from '../twiml/playback';
import type { AudioDocuments, AudioSource } from '../twiml/audio-document';
import type { Conference } from './conference';
import type { Layers, Participant } from './participant';
import { hearingOf } from './who-hears-who';

const kinds = { notice: 'announcement', hold: 'hold-music', wait: 'wait-music' } as const;

/** Lets every participant hear what the conference's state says. */
export class ConferenceAudio {
  constructor(
    private readonly parts: {
      readonly account: Account;
      readonly clock: Clock;
      readonly ears: Ears;
      readonly playback: Playback;
      readonly documents: AudioDocuments;
    },
  ) {}

  /** Tells the media what everybody hears now. */
  refresh(conference: Conference): void {
    for (const participant of conference.connected()) {
      this.parts.ears.hear(participant.call.sid, hearingOf(conference, participant));
    }
  }

  /**
   * Plays wait music, hold music or an announcement to one participant; rejects when it cannot be
   * had.
   */
  async play(
    conference: Conference,
    participant: Participant,
    layer: keyof Layers,
    source: AudioSource,
  ): Promise<void> {
    await this.fill(conference, participant, layer, (listener) =>
      this.parts.documents.play(source, listener, {
        kind: kinds[layer],
        conferenceSid: conference.sid,
      }),
    );
  }

  /** Lets everybody who takes part in the conversation hear that somebody came or went. */
  beep(conference: Conference, except: Participant): void {
    for (const participant of conference.connected()) {
      if (participant === except || participant.hold || participant.layers.notice) continue;
      void this.fill(conference, participant, 'notice', (listener) =>
        this.parts.playback.play({ kind: 'beep' }, 1, listener),
      );
    }
  }

  /** Lets the others hear how it rings at one who is being called. */
  async ring(conference: Conference, participant: Participant): Promise<void> {
    const controller = new AbortController();
    participant.stopRinging = () => {
      controller.abort(new Interruption('replaced'));
      participant.ringing = null;
    };
    try {
      await this.parts.playback.play({ kind: 'ringing-tone' }, 0, {
        signal: controller.signal,
        warn: (code, message) => this.warn(participant.call, code, message),
        hear: (hearing) => {
          participant.ringing = hearing.kind === 'sound' ? hearing : null;
          this.refresh(conference);
        },
      });
    } catch (error) {
      // It is answered, or will not be.
      if (!(error instanceof Interruption)) surprise(error);
    }
  }

  stop(conference: Conference, participant: Participant, layer: keyof Layers): void {
    participant.stops[layer]();
    participant.layers[layer] = null;
    this.refresh(conference);
  }

  stopAll(participant: Participant): void {
    participant.stopRinging();
    for (const layer of ['notice', 'hold', 'wait'] as const) {
      participant.stops[layer]();
      participant.layers[layer] = null;
    }
    this.parts.ears.silence(participant.call.sid);
  }

  private async fill(
    conference: Conference,
    participant: Participant,
    layer: keyof Layers,
    fill: (listener: Omit<Listener, 'base'>) => Promise<void>,
  ): Promise<void> {
    participant.stops[layer]();
    const controller = new AbortController();
    participant.stops[layer] = () => controller.abort(new Interruption('replaced'));
    const { call } = participant;
    try {
      await fill({
        callSid: call.sid,
        signal: controller.signal,
        parameters: callFields(call, this.parts.account.sid),
        warn: (code, message) => this.warn(call, code, message),
        hear: (hearing) => {
          participant.layers[layer] = hearing;
          this.refresh(conference);
        },
      });
    } catch (error) {
      // Stopped because something else is to be heard: that has been set already.
      if (error instanceof Interruption) return;
      if (error instanceof WebhookFailure) this.warn(call, error.code, error.message);
      // Also when the failure to fetch it became known only then.
      if (controller.signal.aborted) return;
      // What was played before has been stopped for it.
      participant.layers[layer] = null;
      this.refresh(conference);
      throw error;
    } finally {
      // An announcement gives way to the conversation; music that ended leaves silence.
      if (layer === 'notice' && !controller.signal.aborted) {
        participant.layers.notice = null;
        this.refresh(conference);
      }
    }
  }

  private warn(call: Call, code: number, message: string): void {
    call.warnings.push({ at: this.parts.clock.now(), code, message });
  }
}
