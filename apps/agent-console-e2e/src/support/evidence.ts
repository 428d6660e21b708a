import { test } from '@playwright/test';

/** What one party heard in one state of a call, as the machine promises it. */
export interface HearingEvidence {
  readonly kind: 'hearing';
  readonly state: string;
  readonly listener: string;
  readonly hears: string;
  /**
   * Medians over the windows that were looked at, as fractions of full scale: each party's tone,
   * and all there is.
   */
  readonly tones: readonly number[];
  readonly loudness: number;
}

/**
 * The longest time in which a customer heard nothing during something that happened to their call.
 */
export interface SilenceEvidence {
  readonly kind: 'silence';
  readonly of: 'handover' | 'failure';
  readonly what: string;
  readonly silenceMs: number;
  /** For how long there was something to hear that was nobody's voice. */
  readonly musicMs: number;
  readonly limitMs: number;
  /** What the carrier was giving the customer to hear in that time. */
  readonly during: string;
  /** What the carrier gave the customer to hear, in order. */
  readonly story: readonly string[];
  readonly recordedMs: number;
  /** How much of the recording the browser made up because nothing arrived in time. */
  readonly madeUpMs: number;
}

/** How much reached an ear that it was not meant for, in frames of 20 ms. */
export interface PrivacyEvidence {
  readonly kind: 'privacy';
  readonly state: string;
  /** What came before the state. */
  readonly how: string;
  readonly listener: string;
  readonly frames: number;
  readonly leaked: number;
  /**
   * The largest amplitude, as a fraction of full scale, at the pitch of one who must not be heard;
   * a voice has 0.2.
   */
  readonly loudest: number;
}

export type Evidence = HearingEvidence | SilenceEvidence | PrivacyEvidence;

/** The name of the attachments that hold evidence. */
export const evidenceName = 'evidence';

/** Keeps a piece of evidence with the journey that is under way, for the report at the end. */
export async function file(evidence: Evidence): Promise<void> {
  const body = JSON.stringify(evidence);
  await test.info().attach(evidenceName, { body, contentType: 'application/json' });
}
