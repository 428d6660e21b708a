import type { CarrierTruth } from '@baton/twilio-simulator';
import type { Arrival } from '../desk/webhook-line';
import { afterReportMs, afterTroubleMs, withoutReportMs } from './bounds';
import { companyOf, type Heard, heardBy, isWell } from './hearing';
import type { Lapse, Violation } from './verdict';

/** What the watch needs to know of the world, which is never what the desk believes. */
export interface LapseWorld {
  readonly truth: CarrierTruth;
  readonly now: () => number;
  /** Whether a telephone is no longer heard by the carrier, which does not know it yet. */
  readonly isDeaf: (callSid: string) => boolean;
  /** The last moment at which a named fault of a process, the database or the REST API was felt. */
  readonly troubleUntil: () => number;
  /** Whether reports have been lost or held back lately. */
  readonly reportsAreLost: () => boolean;
  /**
   * When the youngest process of the desk has begun: it gives every tab its time to be heard of.
   */
  readonly youngestSince: () => number;
}

interface OpenLapse {
  readonly since: number;
  readonly cause: string;
  readonly isDeaf: boolean;
  /** The legs whose going brought it about, if any. */
  readonly lost: readonly string[];
  reportedAt: number | null;
  isOverdue: boolean;
}

/**
 * Watches one customer: at every instant they have somebody or something, and no lapse lasts longer
 * than its bound.
 */
export class LapseWatch {
  heard: Heard = 'ringing';
  readonly lapses: Lapse[] = [];
  private company: readonly string[] = [];
  private open: OpenLapse | null = null;

  constructor(
    readonly callSid: string,
    private readonly name: string,
    private readonly world: LapseWorld,
  ) {}

  /** Looks once; answers with the violation that has become true. */
  look(): Violation | null {
    const { truth, isDeaf, now } = this.world;
    const heard = heardBy(this.callSid, truth, isDeaf);
    const company = companyOf(this.callSid, truth);
    if (isWell(heard)) this.close();
    else this.open ??= this.begin(heard, company);
    this.heard = heard;
    this.company = company;
    const lapse = this.open;
    if (!lapse) return null;
    const isOverdue = now() > this.limitOf(lapse);
    if (!isOverdue || lapse.isOverdue) return null;
    lapse.isOverdue = true;
    const ms = now() - lapse.since;
    return {
      at: lapse.since,
      rule: 'the customer is never left alone',
      what: `${this.name} has had nobody and nothing for ${ms} ms: ${lapse.cause}`,
    };
  }

  /** A webhook has reached the desk: it may be the report about what caused the lapse. */
  noteArrival({ at, path, form }: Arrival): void {
    if (this.open?.reportedAt !== null) return;
    const about = form.get('CallSid') ?? '';
    const event = form.get('StatusCallbackEvent') ?? '';
    const isAboutLost =
      this.open.lost.includes(about) &&
      (event === 'participant-leave' || isFinal(form.get('CallStatus')));
    // A room has the name of its customer.
    const isAboutRoom = event === 'conference-end' && form.get('FriendlyName') === this.callSid;
    const isAfter = path.includes(this.callSid) && path.endsWith('/after');
    if (isAboutLost || isAboutRoom || isAfter) {
      this.open.reportedAt = Math.max(at, this.open.since);
    }
  }

  private begin(heard: Heard, company: readonly string[]): OpenLapse {
    const lost = this.company.filter((sid) => !company.includes(sid));
    const isDeaf = heard === 'nobody' && company.some((sid) => this.world.isDeaf(sid));
    return {
      since: this.world.now(),
      cause: isDeaf ? 'a telephone that is no longer heard' : this.causeOf(lost),
      isDeaf,
      lost,
      reportedAt: null,
      isOverdue: false,
    };
  }

  private causeOf(lost: readonly string[]): string {
    const { truth } = this.world;
    const room = truth.conferences().find((one) => !one.isOver && one.find(this.callSid));
    const customer = room?.find(this.callSid);
    if (!customer) return 'between two documents';
    if (customer.hold) return 'on hold without music';
    if (lost.some((sid) => truth.call(sid)?.isOver)) return "the end of an agent's connection";
    if (lost.length > 0) return 'an agent taken out of the room';
    return room?.hasStarted ? 'off hold, and nobody there' : 'waiting without music';
  }

  private limitOf(lapse: OpenLapse): number {
    const { troubleUntil, reportsAreLost, youngestSince } = this.world;
    let limit = lapse.since + this.promisedFor(lapse);
    if (lapse.isDeaf) {
      const from = Math.max(lapse.since, youngestSince());
      limit = Math.max(limit, from + withoutReportMs);
    }
    // A report that was held back could not be acted upon before it came.
    if (lapse.reportedAt !== null) limit = Math.max(limit, lapse.reportedAt + afterReportMs);
    if (lapse.reportedAt === null && reportsAreLost()) {
      limit = Math.max(limit, lapse.since + withoutReportMs);
    }
    return Math.max(limit, troubleUntil() + afterTroubleMs);
  }

  private promisedFor({ since, reportedAt, lost, isDeaf }: OpenLapse): number {
    const isInTime = reportedAt !== null && reportedAt <= since + withoutReportMs - afterReportMs;
    if (isInTime) return reportedAt - since + afterReportMs;
    // What the desk itself brought about needs no report.
    return lost.length === 0 && reportedAt === null && !isDeaf ? afterReportMs : withoutReportMs;
  }

  private close(): void {
    if (!this.open) return;
    const { since, cause } = this.open;
    const ms = this.world.now() - since;
    if (ms > 0) this.lapses.push({ cause, ms, promised: this.promisedFor(this.open) });
    this.open = null;
  }
}

const isFinal = (status: string | null) =>
  ['completed', 'busy', 'failed', 'no-answer', 'canceled'].includes(status ?? '');
