import type { Clock } from './clock';

/** Why something that a call was doing stops before its own end. */
export type InterruptionReason =
  /** The call is over. */
  | 'hung-up'
  /** A REST request gave the call another document. */
  | 'redirected'
  /** Whatever was playing has been replaced, for example hold music by the conversation. */
  | 'replaced';

/** Thrown through a running document when it is stopped; never an error to report. */
export class Interruption extends Error {
  constructor(readonly reason: InterruptionReason) {
    super(`Interrupted: ${reason}`);
  }
}

/** Lets time pass on the given clock, unless the signal interrupts it. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return waitFor(signal, (resolve) => {
    if (ms > 0) return clock.after(ms, resolve);
    resolve();
    return () => undefined;
  });
}

/** Never resolves; ends only by the signal. */
export function forEver(signal: AbortSignal): Promise<never> {
  return waitFor<never>(signal, () => () => undefined);
}

/**
 * Waits for something that calls `resolve`; `begin` returns how to stop waiting, which is done at
 * every end.
 */
export function waitFor<T = void>(
  signal: AbortSignal,
  begin: (resolve: (value: T) => void) => () => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signal.aborted) {
      reject(reasonOf(signal));
      return;
    }
    const waiting: { stop: (() => void) | null; hasEnded: boolean } = {
      stop: null,
      hasEnded: false,
    };
    const end = () => {
      waiting.hasEnded = true;
      signal.removeEventListener('abort', interrupted);
      waiting.stop?.();
    };
    const interrupted = () => {
      end();
      reject(reasonOf(signal));
    };
    signal.addEventListener('abort', interrupted);
    waiting.stop = begin((value) => {
      end();
      resolve(value);
    });
    // It may have been over before `begin` could say how to stop it.
    if (waiting.hasEnded) waiting.stop();
  });
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Interruption('replaced');
}
