import type { CallStateName } from '@baton/call-flow';
import { expect } from '@playwright/test';
import { file } from './evidence';
import { expectedIn } from './expectation';
import { traceOf, windowMs } from './hearing';
import type { Journey } from './journey';
import { Recording } from './recording';
import { speakers } from './tones';

/** The shortest time for which a test listens to a state. */
const listenedWindows = 2_000 / windowMs;
/** What was said before a state began is on its way to the ears for a while. */
const inFlight = 200 / windowMs;

/** A state that is listened to at every ear. */
export interface Secret {
  readonly state: CallStateName;
  /** What came before it. */
  readonly how: string;
  /** The last step into the state, from where on nothing may leak already. */
  readonly begins?: () => Promise<void>;
}

/**
 * Listens at every ear for two seconds of a state: nobody may hear who is not promised to them,
 * however shortly.
 */
export async function staysSecret(journey: Journey, { state, how, begins }: Secret) {
  const parties = journey.atWork();
  const recordings = await Promise.all(parties.map((party) => Recording.start(party)));
  await begins?.();
  await journey.everybodyHears(state);
  const promise = expectedIn(
    await journey.call.state(),
    parties.map(({ name }) => name),
  );
  for (const recording of recordings) {
    await expect.poll(() => recording.length()).toBeGreaterThan(listenedWindows + inFlight);
  }
  const recorded = await Promise.all(recordings.map((recording) => recording.stop()));

  for (const [index, { windows }] of recorded.entries()) {
    const listener = parties[index]?.name ?? 'customer';
    const promised = promise[listener] ?? 'silence';
    const strangers = speakers.filter((speaker) => !promised.includes(speaker));
    const heard = windows.slice(inFlight);
    // An agent who is led into the lobby is told first that it will not be long.
    const inSpeech = state === 'swapped' && promised === 'music';
    const { windows: leaked, loudest } = traceOf(heard, strangers, { inSpeech });
    await file({ kind: 'privacy', state, how, listener, frames: heard.length, leaked, loudest });
    expect.soft(leaked, `leaked to ${listener}: ${state}, ${how}`).toBe(0);
  }
}

/**
 * Listens at the customer's ear while a target is let go: they must not be heard on the way out
 * either.
 */
export async function leavesUnheard(
  journey: Journey,
  target: 'agent1' | 'agent2',
  { how, leaves }: { readonly how: string; readonly leaves: () => Promise<void> },
) {
  const recording = await Recording.start(journey.customer.party);
  await leaves();
  await journey.everybodyHears('connected');
  const { windows } = await recording.stop();
  const { windows: leaked, loudest } = traceOf(windows, [target]);
  const state = 'connected, the target on the way out';
  const [listener, frames] = ['customer', windows.length] as const;
  await file({ kind: 'privacy', state, how, listener, frames, leaked, loudest });
  expect.soft(leaked, `${target} is heard by the customer: ${how}`).toBe(0);
}
