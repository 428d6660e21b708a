import { readFileSync } from 'node:fs';

/**
 * From this share on, programs wait for a processor nearly all of the time; three browsers alone
 * stay far below.
 */
const tooBusy = 0.8;

/**
 * How long, in all, some program has had to wait for a processor, in ms; null where the system does
 * not tell.
 */
export function waitedForProcessor(): number | null {
  try {
    // https://docs.kernel.org/accounting/psi.html
    const [, total] = /^some .* total=(\d+)/.exec(readFileSync('/proc/pressure/cpu', 'utf8')) ?? [];
    return total === undefined ? null : Number(total) / 1_000;
  } catch {
    // Expected everywhere but on Linux.
    return null;
  }
}

/** What is known of a stretch of sound in which something was missing. */
interface Stretch {
  readonly tookMs: number;
  readonly silenceMs: number;
  /** How much the listener's browser made up because nothing arrived in time. */
  readonly madeUpMs: number;
  /** Whether the carrier had something to deliver during the silence. */
  readonly hadSound: boolean;
  /** How long some program had to wait for a processor meanwhile. */
  readonly waitedMs: number | null;
}

/**
 * Says what a machine that was too busy for a measurement has done to it, or null when it was not
 * too busy.
 */
export function starvation(stretch: Stretch): string | null {
  const { tookMs, silenceMs, madeUpMs, hadSound, waitedMs } = stretch;
  if (hadSound && madeUpMs >= silenceMs / 2) {
    return `STARVED: ${madeUpMs} ms of sound were not delivered in time by this machine`;
  }
  if (waitedMs !== null && waitedMs >= tooBusy * tookMs) {
    const share = Math.round((100 * waitedMs) / tookMs);
    return `STARVED: on this machine programs waited for a processor for ${share} % of the time`;
  }
  return null;
}
