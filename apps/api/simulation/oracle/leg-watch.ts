import type { CallId, LegId } from '@baton/call-flow';
import type { CarrierTruth } from '@baton/twilio-simulator';
import type { Accepted } from '../carrier/rest-line';
import type { Arrival } from '../desk/webhook-line';
import { afterTroubleMs, ringingStopsMs, withoutReportMs } from './bounds';
import type { Violation } from './verdict';

/** As long as it takes to tell an agent that they are too late, in ms. */
const farewellMs = 5_000;

export interface DialedLeg {
  readonly legId: LegId;
  readonly callId: CallId;
  readonly callSid: string;
  readonly room: string;
  readonly dialedAt: number;
  isReported: boolean;
}

interface LegWorld {
  readonly truth: CarrierTruth;
  readonly now: () => number;
  readonly troubleUntil: () => number;
  readonly reportsAreLost: () => boolean;
}

/**
 * Watches the connections that the desk has made: none twice, and none that outlives its customer.
 */
export class LegWatch {
  readonly dialed: DialedLeg[] = [];
  private readonly goneAt = new Map<string, number>();
  private readonly reportedAt = new Map<string, number>();

  constructor(private readonly world: LegWorld) {}

  /** A request has been carried out by the carrier. */
  noteAccepted({ request, answer }: Accepted): Violation | null {
    if (request.method !== 'POST' || !request.url.endsWith('/Calls.json')) return null;
    if (answer.status !== 201) return null;
    const form = new URLSearchParams(request.body);
    const params = new URLSearchParams(form.get('To')?.split('?')[1] ?? '');
    const url = new URL(form.get('Url') ?? 'http://nowhere.invalid');
    const legId = params.get('legId') ?? url.searchParams.get('leg') ?? '';
    const earlier = this.dialed.filter((leg) => leg.legId === legId);
    // One that the carrier has lost, unheard, rings no more.
    const twice = earlier.some((leg) => this.world.truth.call(leg.callSid)?.isOver === false);
    const room = url.pathname.split('/')[2] ?? '';
    const { sid } = JSON.parse(answer.body) as { readonly sid: string };
    this.dialed.push({
      ...{ legId, room, callSid: sid, isReported: false },
      callId: params.get('callId') ?? '',
      dialedAt: this.world.now(),
    });
    if (!twice) return null;
    const what = `leg ${legId} has been dialed a second time`;
    return { at: this.world.now(), rule: 'nothing is dialed twice', what };
  }

  noteCustomerGone(callSid: string): void {
    if (!this.goneAt.has(callSid)) this.goneAt.set(callSid, this.world.now());
  }

  /** A webhook has reached the desk: it may be the report that a customer has gone. */
  noteArrival({ at, path, form }: Arrival): void {
    const about = form.get('CallSid') ?? '';
    const ending = form.get('CallSidEndingConference') ?? '';
    const sid = this.goneAt.has(about) ? about : this.goneAt.has(ending) ? ending : null;
    if (!sid || this.reportedAt.has(sid) || path.endsWith('/wait') || path.endsWith('/hold'))
      return;
    if (!isEnd(form)) return;
    this.reportedAt.set(sid, at);
  }

  /** Looks once at the legs whose customers are gone. */
  look(): Violation[] {
    if (this.goneAt.size === 0) return [];
    return this.dialed.flatMap((leg) => {
      const goneAt = this.goneAt.get(leg.room);
      if (goneAt === undefined || leg.isReported) return [];
      const call = this.world.truth.call(leg.callSid);
      if (!call || call.isOver) {
        leg.isReported = true;
        return [];
      }
      if (this.world.now() <= this.limitOf(leg, goneAt)) return [];
      // Who has answered is told why there is nobody, and let go.
      const isBeingTold = call.status === 'in-progress';
      if (isBeingTold && this.world.now() <= this.limitOf(leg, goneAt) + farewellMs) return [];
      leg.isReported = true;
      const ms = this.world.now() - goneAt;
      const what = `${call.to} is still ${call.status} ${ms} ms after the customer has gone`;
      return [{ at: this.world.now(), rule: 'no leg outlives its customer', what }];
    });
  }

  private limitOf({ room, dialedAt }: DialedLeg, goneAt: number): number {
    const { troubleUntil, reportsAreLost, now } = this.world;
    const reportedAt = this.reportedAt.get(room);
    if (reportedAt === undefined && reportsAreLost()) {
      return Math.max(goneAt + withoutReportMs, troubleUntil() + afterTroubleMs);
    }
    // One that was dialed meanwhile is hung up as soon as its id is known.
    const from = Math.max(reportedAt ?? now(), dialedAt);
    return Math.max(from + ringingStopsMs, troubleUntil() + afterTroubleMs);
  }
}

function isEnd(form: URLSearchParams): boolean {
  const event = form.get('StatusCallbackEvent');
  if (event === 'participant-leave' || event === 'conference-end') return true;
  return ['completed', 'no-answer', 'failed', 'busy', 'canceled'].includes(
    form.get('CallStatus') ?? '',
  );
}
