import type { EarWindow } from './ear-in-page';
import { speakers, type Speaker } from './tones';

/** What a party hears: some of the others, one of our recordings, or nothing. */
export type Heard = readonly Speaker[] | 'music' | 'silence';

/** Below this amplitude a party's tone is not there; a voice that is there has more than 0.15. */
const toneThreshold = 0.05;
/**
 * From this amplitude on a voice has leaked: a tenth of a window of it. Our music stays below 0.015
 * at each party's pitch.
 */
const leakThreshold = 0.02;
/**
 * The limit while one of our announcements is heard: a vowel in it can reach 0.11, two thirds of a
 * window.
 */
const leakThresholdInSpeech = 0.13;
/**
 * Below this loudness a window is silent. Digital silence is 0, line noise of a codec about 0.0005.
 */
export const silenceThreshold = 0.003;
/** A tone or music counts as steady when it fills this share of the windows. */
const steady = 0.9;
/** Music may touch a party's pitch for a moment, but does not stay there. */
const fleeting = 0.3;

/** Tells what some windows contain, or null while it is changing. */
export function whatIsHeard(windows: readonly EarWindow[]): Heard | null {
  const share = (matches: (window: EarWindow) => boolean) =>
    windows.filter(matches).length / windows.length;

  const shares = speakers.map((speaker, index) => ({
    speaker,
    share: share(({ tones }) => (tones[index] ?? 0) >= toneThreshold),
  }));
  const there = shares.filter((each) => each.share >= steady).map((each) => each.speaker);
  const undecided = shares.some((each) => each.share < steady && each.share > fleeting);
  if (undecided) return null;
  if (there.length > 0) return there;

  const audible = share(({ rms }) => rms >= silenceThreshold);
  if (audible >= steady) return 'music';
  return audible <= 1 - steady ? 'silence' : null;
}

/** A stretch without sound. */
export interface Silence {
  readonly ms: number;
  /** Its first window. */
  readonly from: number;
}

/** Finds the longest stretch without sound. */
export function longestSilence(windows: readonly EarWindow[]): Silence {
  let longest = { ms: 0, from: 0 };
  let current = { ms: 0, from: 0 };
  for (const [index, { rms }] of windows.entries()) {
    current =
      rms < silenceThreshold
        ? { ms: current.ms + windowMs, from: current.from }
        : { ms: 0, from: index + 1 };
    if (current.ms > longest.ms) longest = current;
  }
  return longest;
}

/** Adds up for how long there was something to hear in which there was nobody's voice, in ms. */
export function musicIn(windows: readonly EarWindow[]): number {
  const isMusic = ({ rms, tones }: EarWindow) =>
    rms >= silenceThreshold && tones.every((amplitude) => amplitude < toneThreshold);
  return windows.filter(isMusic).length * windowMs;
}

/** What of some people's tones is in some windows. */
export interface Trace {
  /** How many windows contain this party's voice. */
  readonly windows: number;
  /** The largest amplitude that one of their tones has. */
  readonly loudest: number;
}

/** Looks for people's tones in silence, music and other people's tones, or in an announcement. */
export function traceOf(
  windows: readonly EarWindow[],
  people: readonly Speaker[],
  { inSpeech } = { inSpeech: false },
): Trace {
  const threshold = inSpeech ? leakThresholdInSpeech : leakThreshold;
  const places = people.map((speaker) => speakers.indexOf(speaker));
  const loudest = windows.map(({ tones }) =>
    Math.max(0, ...places.map((place) => tones[place] ?? 0)),
  );
  return {
    windows: loudest.filter((amplitude) => amplitude >= threshold).length,
    loudest: Math.max(0, ...loudest),
  };
}

export const windowMs = 20;
