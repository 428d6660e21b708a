import type { Clock } from '../kernel/clock';
import type { Ears } from '../kernel/ears';
import type { Form } from '../rest-kit/form';
import { RestProblem } from '../rest-kit/rest-problem';
import type { Playback } from '../twiml/playback';
import type { Call } from '../calls/call';
import type { Programme } from '../calls/call-control';

const MAX_DIGITS = 32;

/**
 * The keys that are pressed for the called party, such as the extension behind a switchboard; `w`
 * waits half a second.
 */
export function sendDigitsOf(form: Form): string {
  const digits = form.text('SendDigits') ?? '';
  if (digits.length > MAX_DIGITS || !/^[0-9#*wW]*$/.test(digits)) {
    throw new RestProblem(400, 20001, `SendDigits must be up to ${MAX_DIGITS} keys: ${digits}`);
  }
  return digits;
}

/** Lets the called party hear keys before the call's document begins. */
export function afterDigits(
  digits: string,
  call: Call,
  programme: Programme,
  parts: { readonly clock: Clock; readonly ears: Ears; readonly playback: Playback },
): Programme {
  if (digits === '') return programme;
  const { clock, ears, playback } = parts;
  return async (signal) => {
    await playback.play({ kind: 'digits', digits }, 1, {
      signal,
      hear: (hearing) => ears.hear(call.sid, hearing),
      warn: (code, message) => call.warnings.push({ at: clock.now(), code, message }),
    });
    await programme(signal);
  };
}
