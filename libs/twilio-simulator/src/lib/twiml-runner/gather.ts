import type { Digits } from '../calls/digits';
import type { Clock } from '../kernel/clock';
import { Interruption, waitFor } from '../kernel/interruption';
import { afterOwnAction } from './action';
import { flag, wholeNumber } from '../twiml/attributes';
import { nextVerb, type Next } from '../twiml/document-source';
import type { Playback } from '../twiml/playback';
import type { Stage } from './stage';
import type { Verb } from '../twiml/twiml-document';

/**
 * Collects keys while its prompts play. Speech is not recognised: it counts as no input.
 * https://www.twilio.com/docs/voice/twiml/gather
 */
export async function gather(
  verb: Verb,
  stage: Stage,
  parts: { readonly clock: Clock; readonly digits: Digits; readonly playback: Playback },
): Promise<Next> {
  const pressed = new KeyCollector(verb);
  const prompts = new AbortController();
  const stop = parts.digits.on(stage.callSid, (digit) => {
    // The first key silences the prompts.
    prompts.abort(new Interruption('replaced'));
    pressed.add(digit);
  });
  try {
    await playPrompts(verb, stage, { playback: parts.playback, silenced: prompts.signal });
    await pressed.complete(parts.clock, stage.signal);
  } finally {
    stop();
  }
  if (pressed.keys === '' && !flag(verb, 'actionOnEmptyResult', false)) return nextVerb;
  return afterOwnAction(verb, stage, {
    Digits: pressed.keys,
    ...(pressed.finishedBy !== null && { FinishedOnKey: pressed.finishedBy }),
  });
}

async function playPrompts(
  verb: Verb,
  stage: Stage,
  { playback, silenced }: { readonly playback: Playback; readonly silenced: AbortSignal },
): Promise<void> {
  const signal = AbortSignal.any([stage.signal, silenced]);
  try {
    for (const prompt of verb.children) {
      if (playback.plays(prompt)) await playback.perform(prompt, { ...stage, signal });
    }
  } catch (error) {
    if (!silenced.aborted || stage.signal.aborted) throw error;
    stage.hear({ kind: 'silence' });
  }
}

/** Takes keys until there are enough, one of them ends the entry, or nothing comes for a while. */
class KeyCollector {
  keys = '';
  finishedBy: string | null = null;
  private readonly enough: number;
  private readonly finishKey: string;
  private readonly timeoutMs: number;
  private changed: () => void = () => undefined;

  constructor(verb: Verb) {
    this.enough = wholeNumber(verb, 'numDigits', Number.POSITIVE_INFINITY);
    this.finishKey = verb.attributes['finishOnKey'] ?? '#';
    this.timeoutMs = wholeNumber(verb, 'timeout', 5) * 1000;
  }

  add(digit: string): void {
    if (this.isComplete) return;
    if (this.finishKey !== '' && this.finishKey.includes(digit)) this.finishedBy = digit;
    else this.keys += digit;
    this.changed();
  }

  complete(clock: Clock, signal: AbortSignal): Promise<void> {
    return waitFor(signal, (resolve) => {
      let stopTimer: () => void = () => undefined;
      const waitForNext = () => {
        stopTimer();
        if (this.isComplete) resolve();
        else stopTimer = clock.after(this.timeoutMs, resolve);
      };
      this.changed = waitForNext;
      waitForNext();
      return () => stopTimer();
    });
  }

  private get isComplete(): boolean {
    return this.finishedBy !== null || this.keys.length >= this.enough;
  }
}
