import type { CallSid } from '../kernel/exchange';
import type { Hearing, LegLevel, PlayedSound } from '../kernel/media-plane';
import { type Ear, Leg } from './leg';
import { frameLength, frameMs, type Samples } from './sounds/pcm';
import { Player } from './player';
import { Recording } from './recording';

/** When the mixer is further behind than this, it gives up the lost time and starts anew. */
const maxLagMs = 200;

/**
 * Voices that have piled up so high are mixed at once: their source's clock is faster than ours.
 */
const fastBacklog = 40 / frameMs;

const nothing: Samples = new Float32Array(frameLength);

/**
 * Mixes what each leg hears, 10 ms at a time, by the caller's clock.
 *
 * The voices set the pace. The mixer waits for a late voice, because a hole is worse than a delay
 * that the listeners' jitter buffers hide. It skips only a leg that is completely silent.
 */
export class Mixer {
  private readonly legs = new Map<CallSid, Leg>();
  private readonly sounds = new Map<string, Samples>();
  private readonly recordings = new Map<CallSid, Recording>();
  private nextFrameAt: number;

  constructor(
    now: number,
    private readonly onSilence: (callSid: CallSid, silent: boolean) => void = () => undefined,
  ) {
    this.nextFrameAt = now;
  }

  addSound(id: string, samples: Samples): void {
    this.sounds.set(id, samples);
  }

  removeSound(id: string): void {
    this.sounds.delete(id);
  }

  hear(callSid: CallSid, hearing: Hearing): void {
    const leg = this.leg(callSid);
    leg.hearing = hearing;
    const played = playedIn(hearing);
    if (!played) {
      leg.player = null;
    } else if (leg.player?.playId !== played.playId) {
      const sound = this.sounds.get(played.soundId) ?? nothing;
      leg.player = new Player(played.playId, sound, played.loop);
    }
  }

  /** Lets a leg hear; nothing is played to it before. */
  open(callSid: CallSid, ear: Ear): void {
    this.leg(callSid).ear = ear;
  }

  /** Lets each of two legs say what the other hears, a frame later. */
  tie(one: CallSid, other: CallSid): void {
    this.open(one, (frame, now) => this.say(other, frame, now));
    this.open(other, (frame, now) => this.say(one, frame, now));
  }

  /**
   * The leg's connection is gone; what was set for the leg stays, for the connection that may
   * follow.
   */
  deafen(callSid: CallSid): void {
    const leg = this.legs.get(callSid);
    if (leg) leg.ear = null;
  }

  close(callSid: CallSid): void {
    this.legs.delete(callSid);
  }

  /** Takes what a leg says. */
  say(callSid: CallSid, samples: Samples, now: number): void {
    this.legs.get(callSid)?.voice.push(samples, now);
  }

  startRecording(callSid: CallSid): void {
    this.recordings.set(callSid, new Recording());
  }

  /**
   * Hands the recording over; it outlives its leg, since a call's end is what ends most recordings.
   */
  stopRecording(callSid: CallSid): Recording {
    const recording = this.recordings.get(callSid) ?? new Recording();
    this.recordings.delete(callSid);
    return recording;
  }

  levels(): LegLevel[] {
    return [...this.legs]
      .filter(([, leg]) => leg.ear)
      .map(([callSid, leg]) => ({
        callSid,
        speaks: leg.speaks.read(),
        hears: leg.heard.read(),
      }));
  }

  /** Mixes all frames that are due; returns when the next one will be. */
  pump(now: number): number {
    if (now - this.nextFrameAt > maxLagMs) this.nextFrameAt = now;
    while (this.isDue(now)) {
      this.mixFrame(now);
      this.nextFrameAt += frameMs;
    }
    return this.nextFrameAt;
  }

  private isDue(now: number): boolean {
    const voices = [...this.legs.values()].map((leg) => leg.voice);
    const flowing = voices.filter((voice) => voice.isFlowing(now));
    if (flowing.length > 0 && flowing.every((voice) => voice.length >= fastBacklog)) return true;
    return this.nextFrameAt <= now && !voices.some((voice) => voice.isLate(now));
  }

  private mixFrame(now: number): void {
    for (const [callSid, leg] of this.legs) this.listenTo(callSid, leg);
    for (const leg of this.legs.values()) {
      if (!leg.ear) continue;
      const frame = this.heardBy(leg);
      leg.heard.add(frame);
      leg.ear(frame, now);
    }
  }

  private listenTo(callSid: CallSid, leg: Leg): void {
    leg.frame = leg.voice.take() ?? null;
    const frame = leg.frame ?? nothing;
    leg.speaks.add(frame);
    this.recordings.get(callSid)?.add(frame);
    const silent = leg.ear ? leg.silence.hear(frame) : null;
    if (silent !== null) this.onSilence(callSid, silent);
  }

  private heardBy(leg: Leg): Samples {
    switch (leg.hearing.kind) {
      case 'silence':
        return nothing;
      case 'sound':
        return leg.player?.next() ?? nothing;
      case 'mix': {
        const sum = new Float32Array(frameLength);
        for (const other of leg.hearing.of) {
          const voice = this.legs.get(other);
          if (voice && voice !== leg && voice.frame) add(sum, voice.frame);
        }
        if (leg.player) add(sum, leg.player.next());
        return sum;
      }
    }
  }

  private leg(callSid: CallSid): Leg {
    let leg = this.legs.get(callSid);
    if (!leg) {
      leg = new Leg();
      this.legs.set(callSid, leg);
    }
    return leg;
  }
}

function playedIn(hearing: Hearing): PlayedSound | undefined {
  if (hearing.kind === 'mix') return hearing.with;
  return hearing.kind === 'sound' ? hearing : undefined;
}

function add(sum: Samples, voice: Samples): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (voice[i] ?? 0);
}
