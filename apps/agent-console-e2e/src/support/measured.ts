import { expect } from '@playwright/test';
import { CarrierStory } from './carrier-story';
import { file, type SilenceEvidence } from './evidence';
import type { Handset } from './handset';
import { longestSilence, musicIn, windowMs } from './hearing';
import { limits } from './limits';
import { Recording } from './recording';
import { starvation, waitedForProcessor } from './starvation';

/**
 * What is measured: what happens to the call, and how long the customer may hear nothing meanwhile.
 */
export type Occasion = Pick<SilenceEvidence, 'of' | 'what' | 'limitMs'>;

/**
 * Records the customer while something happens to their call, and refuses a silence that is too
 * long: than the occasion allows, or than the promise does where programs had to wait for a
 * processor.
 */
export async function measureSilence(
  occasion: Occasion,
  customer: Handset,
  happening: () => Promise<void>,
): Promise<SilenceEvidence> {
  const waitedBefore = waitedForProcessor();
  const recording = await Recording.start(customer.party);
  const carrier = await CarrierStory.follow(customer.address);
  let story: readonly string[] = [];
  try {
    await happening();
  } finally {
    story = carrier.stop();
  }
  const { windows, startedAt, madeUpMs } = await recording.stop();
  const silence = longestSilence(windows);
  const evidence: SilenceEvidence = {
    kind: 'silence',
    ...occasion,
    silenceMs: silence.ms,
    musicMs: musicIn(windows),
    during: carrier.at(startedAt, silence.from + silence.ms / windowMs / 2),
    story,
    recordedMs: windows.length * windowMs,
    madeUpMs,
  };
  await file(evidence);
  const waited = waitedForProcessor();
  const starved = starvation({
    tookMs: evidence.recordedMs,
    silenceMs: silence.ms,
    madeUpMs,
    hadSound: evidence.during !== 'nothing',
    waitedMs: waited === null || waitedBefore === null ? null : waited - waitedBefore,
  });
  const given = `the longest silence for the customer, who was given ${evidence.during} to hear`;
  const limitMs = starved ? Math.max(occasion.limitMs, limits.promised) : occasion.limitMs;
  expect(
    silence.ms,
    [starved, occasion.what, given].filter(Boolean).join('; '),
  ).toBeLessThanOrEqual(limitMs);
  return evidence;
}
