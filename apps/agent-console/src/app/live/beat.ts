import { InjectionToken } from '@angular/core';
import { heartbeatIntervalMs } from '@baton/shared-types';

/**
 * Half of the interval that the desk needs, so that there is time to try another way when one beat
 * fails.
 */
const paceMs = heartbeatIntervalMs / 2;

/** Calls back at the pace of the heartbeat until it is stopped. */
export type StartBeat = (onBeat: () => void) => () => void;

/**
 * The heart's pace. A worker keeps the beat. A browser slows down the timers of a hidden tab to one
 * a minute, but an agent with a hidden tab is still there.
 */
export const START_BEAT = new InjectionToken<StartBeat>('START_BEAT', {
  providedIn: 'root',
  factory: () => (onBeat) => {
    if (typeof Worker === 'undefined') {
      const timer = setInterval(onBeat, paceMs);
      return () => clearInterval(timer);
    }
    const worker = new Worker('heartbeat-timer.js');
    worker.onmessage = onBeat;
    worker.postMessage(paceMs);
    return () => worker.terminate();
  },
});
