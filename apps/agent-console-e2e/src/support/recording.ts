import { expect } from '@playwright/test';
import type { EarWindow } from './ear-in-page';
import { windowMs } from './hearing';
import type { Party } from './party';

/** Everything that one party heard over a stretch of time, proven to have no hole. */
export interface Recorded {
  readonly windows: readonly EarWindow[];
  /** When the first window was heard, in ms since 1970. */
  readonly startedAt: number;
  /** How much of it the party's browser made up because nothing arrived in time, in ms. */
  readonly madeUpMs: number;
}

/**
 * This much of a stretch may be still on its way through the browser, or lost to its clock, in ms.
 */
const toleranceMs = 150;
const toleranceShare = 0.01;

/** Records what one party hears. */
export class Recording {
  private constructor(
    private readonly party: Party,
    private readonly start: Mark,
  ) {}

  static async start(party: Party): Promise<Recording> {
    return new Recording(party, await markIn(party));
  }

  /** How many windows have been recorded so far. */
  async length(): Promise<number> {
    return (await this.party.mark()) - this.start.windows;
  }

  /**
   * Ends the recording. One that is shorter than the time it took has holes, and proves nothing.
   */
  async stop(): Promise<Recorded> {
    const end = await markIn(this.party);
    const tookMs = end.at - this.start.at;
    const enough = tookMs - toleranceMs - tookMs * toleranceShare;
    const heardMs = async () => (await this.length()) * windowMs;
    await expect
      .poll(heardMs, {
        message: `STARVED: this machine was too busy to record ${tookMs} ms of what the ${this.party.name} heard`,
        timeout: 3_000,
      })
      .toBeGreaterThanOrEqual(enough);
    const windows = await this.party.heardSince(this.start.windows);
    return {
      windows: windows.slice(0, Math.ceil(tookMs / windowMs)),
      startedAt: this.start.at,
      madeUpMs: Math.max(0, Math.round(end.madeUpMs - this.start.madeUpMs)),
    };
  }
}

interface Mark {
  readonly at: number;
  readonly windows: number;
  readonly madeUpMs: number;
}

/** Time and record are read in the same breath, inside the page. */
function markIn(party: Party): Promise<Mark> {
  return party.page.evaluate(async () => {
    const madeUpMs = (await window.batonEar?.madeUpMs()) ?? 0;
    return { at: Date.now(), windows: window.batonEar?.windows.length ?? 0, madeUpMs };
  });
}
