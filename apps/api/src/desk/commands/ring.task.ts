import { type CallId, type LegId, partyOf } from '@baton/call-flow';
import { Injectable, Logger } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { ringOutcome } from '../calls/ring-outcome';
import { Clock } from '../store/clock';
import type { LegRow } from '../store/rows';
import { Store } from '../store/store';
import { endNotWanted } from '../carrier/not-wanted';
import { CarrierError, type RingOrder, Telephony } from '../carrier/telephony';
import type { Jobs } from '../store/jobs';
import { askAgain } from './patient-carrier';
import type { Attempt, Task } from '../store/task';

/**
 * A step that took longer, in ms, may have been a pause of the whole process, in which somebody
 * else has rung.
 */
const maxStepMs = 3_000;

interface PreparedRing {
  readonly order: RingOrder;
  readonly leg: LegRow;
  readonly isFirst: boolean;
  readonly isWanted: boolean;
}

/** Rings an agent, once: before trying again it looks whether the carrier rings already. */
@Injectable()
export class RingTask implements Task<'ring'> {
  readonly name = 'ring';
  private readonly logger = new Logger(RingTask.name);

  constructor(
    private readonly store: Store,
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
    private readonly clock: Clock,
  ) {}

  async run({ callId, legId }: Jobs['ring'], { isLast }: Attempt): Promise<void> {
    const ring = await this.withoutPause(() => this.prepare(callId, legId));
    if (!ring) return;
    try {
      const found = ring.isFirst ? null : await this.withoutPause(() => this.find(ring.order));
      const end = found === null ? null : await this.telephony.endOf(found);
      const sid = found ?? (ring.isWanted ? await this.telephony.ring(ring.order) : null);
      // A ring that nobody has heard of is over, too; one that has ended has been heard, if not by
      // us.
      const outcome = sid === null ? 'canceled' : end === null ? null : ringOutcome(end, ring.leg);
      // Once its id is known, a leg that nobody wants any more is hung up.
      const known = sid && { details: { leg: legId, sid }, learnt: { leg: { id: legId, sid } } };
      await this.calls.record(callId, {
        cause: 'job:ring',
        ...(outcome
          ? { kind: 'concluded', event: { type: 'leg_over', leg: legId, outcome } }
          : { kind: 'noted', note: found ? 'leg_found' : 'leg_dialed' }),
        ...known,
      });
      if (sid && (await this.isSecond(callId, legId, sid))) {
        // The leg itself goes on, whatever becomes of this one.
        await endNotWanted(() => askAgain(this.clock, () => this.telephony.hangUp(sid)));
      }
    } catch (error) {
      // Expected: the carrier does not answer (tried again, after a look) or says no (the leg has
      // failed).
      if (!(error instanceof CarrierError)) throw error;
      if (error.failure === 'unsure' && !isLast) throw error;
      this.logger.error({ err: error, callId, legId }, 'agent could not be rung');
      await this.calls.record(callId, {
        kind: 'concluded',
        event: { type: 'leg_over', leg: legId, outcome: 'failed' },
        cause: 'job:ring',
        ...(error.code && { learnt: { failure: { leg: legId, code: error.code } } }),
        details: { because: error.message },
      });
    }
  }

  /** Whether another process has rung after our last look, while we stood still. */
  private async isSecond(callId: CallId, legId: LegId, sid: string): Promise<boolean> {
    const leg = await this.calls.findLeg(callId, legId);
    return !!leg?.sid && leg.sid !== sid;
  }

  /** What a process that has stood still knows is out of date: it begins anew, with a look. */
  private async withoutPause<T>(step: () => Promise<T>): Promise<T> {
    const begun = this.clock.now().getTime();
    const result = await step();
    if (this.clock.now().getTime() - begun <= maxStepMs) return result;
    throw new CarrierError('unsure', 'Another process may have rung by now.');
  }

  /**
   * Finds what an earlier try has made: a connection to the agent that belongs to no other leg of
   * theirs.
   */
  private async find(order: RingOrder): Promise<string | null> {
    for (const sid of await this.telephony.findRung(order)) {
      if (!(await this.store.legs.knowsConnection(sid))) return sid;
    }
    // It may have been answered, and so become known, while we looked.
    return (await this.calls.findLeg(order.callId, order.legId))?.sid ?? null;
  }

  /**
   * Notes that the carrier is about to be asked, unless it rings already, or nobody wants it to and
   * it was never asked.
   */
  private async prepare(callId: CallId, legId: LegId): Promise<PreparedRing | null> {
    return this.store.transaction(async (tx) => {
      const call = await tx.calls.lock(callId);
      const leg = await tx.legs.find(callId, legId);
      if (!call || !leg || leg.sid) return null;
      const isFirst = !leg.dialedAt;
      const isWanted = !leg.releasedAt && !leg.endedAt;
      if (isFirst && !isWanted) return null;
      leg.dialedAt ??= this.clock.now();
      await tx.legs.save([leg]);
      const { purpose } = leg;
      const party = partyOf(leg.agentId);
      return {
        isFirst,
        isWanted,
        leg,
        order: { callId, legId, party, purpose, room: call.customerSid, askedAt: leg.dialedAt },
      };
    });
  }
}
