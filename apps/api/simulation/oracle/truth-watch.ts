import { customerConnection } from '@baton/call-flow';
import { toState } from '../../src/desk/calls/call.mapper';
import type { CallRow } from '../../src/desk/store/rows';
import { afterTroubleMs, withoutReportMs } from './bounds';
import type { Heard } from './hearing';
import type { LapseWorld } from './lapse-watch';
import type { Violation } from './verdict';

/**
 * Watches whether what the desk believes of a customer comes true: held or talking, as its state
 * says.
 */
export class TruthWatch {
  private differsSince: number | null = null;
  private isReported = false;
  /** What was compared last: rows are replaced, never changed. */
  private seen: { call: CallRow | undefined; heard: Heard; fits: boolean } = {
    ...{ call: undefined, heard: 'ringing', fits: true },
  };

  constructor(
    private readonly name: string,
    private readonly world: LapseWorld,
  ) {}

  look(call: CallRow | undefined, heard: Heard): Violation | null {
    if (call !== this.seen.call || heard !== this.seen.heard) {
      this.seen = { call, heard, fits: !call || fits(call, heard) };
    }
    if (this.seen.fits) {
      this.differsSince = null;
      return null;
    }
    const now = this.world.now();
    this.differsSince ??= now;
    const limit = Math.max(
      this.differsSince + withoutReportMs,
      this.world.troubleUntil() + afterTroubleMs,
    );
    if (this.isReported || now <= limit) return null;
    this.isReported = true;
    return {
      at: this.differsSince,
      rule: 'what the desk believes comes true',
      what: `${this.name} is ${call?.state ?? 'unknown'} for the desk, and at the carrier: ${heard}`,
    };
  }
}

/** Who has nobody and nothing is watched elsewhere. */
function fits(call: CallRow, heard: Heard): boolean {
  switch (customerConnection(toState(call))) {
    case 'live':
      return heard !== 'audio';
    case 'held':
    case 'waiting':
    case 'aside':
      return heard !== 'talking';
    case 'gone':
      return true;
  }
}
