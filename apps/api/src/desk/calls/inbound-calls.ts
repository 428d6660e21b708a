import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { sweepKey } from '../store/job-keys';
import { Clock, secondsAfter } from '../store/clock';
import { Ids } from '../store/ids';
import { Store, type Transaction } from '../store/store';
import type { CallRow } from '../store/rows';
import { expectSound, maxEnterMs } from './sound-order';
import { CallWriter } from './call-writer';
import { endOf, ofUnknown } from './report-keys';
import { QueueBoard } from './queue-board';
import { setWaitingDeadlines } from './waiting-limit';

/** A customer's connection, as the carrier announces it. */
export interface CallingCustomer {
  readonly sid: string;
  /** Null where the customer hides it. */
  readonly number: string | null;
}

/** Takes in customers who call. */
@Injectable()
export class InboundCalls {
  // A call that begins touches all of these at once, and each of them is small.
  // eslint-disable-next-line baton/few-parameters
  constructor(
    private readonly store: Store,
    private readonly writer: CallWriter,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly board: QueueBoard,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Stores a customer's call, and that an agent is to be found, in one transaction; a second report
   * of it changes nothing.
   */
  async receive(customer: CallingCustomer): Promise<CallRow> {
    const now = this.clock.now();
    const call = this.begin(customer, now);
    const taken = await this.store.transaction(async (tx) => {
      await tx.calls.claim(customer.sid);
      if (!(await tx.calls.takeIn(call))) {
        const known = await tx.calls.findByCustomer(customer.sid);
        if (!known) throw new Error(`The call of ${customer.sid} is stored and cannot be found.`);
        return known;
      }
      await tx.history.add([
        {
          callId: call.id,
          event: 'customer_called',
          details: {},
          decision: 'moved',
          toState: 'queued',
          cause: 'webhook:connect/client',
          at: now,
        },
      ]);
      if (await tx.history.knows(ofUnknown(endOf(customer.sid)))) {
        return this.endAtOnce(tx, call);
      }
      await tx.jobs.add('match', {});
      await setWaitingDeadlines(tx.jobs, call, this.environment, now);
      await expectSound(tx.jobs, call, { now, withinMs: maxEnterMs });
      const sweep = { callId: call.id, seen: [] };
      const runAt = secondsAfter(now, this.environment.SWEEP_SECONDS);
      await tx.jobs.add('sweep', sweep, { key: sweepKey(call.id), runAt });
      return call;
    });
    this.board.tellChange();
    return taken;
  }

  /** Their end was reported before anybody had taken them in: nobody is rung for them. */
  private async endAtOnce(tx: Transaction, { id, customerSid }: CallRow): Promise<CallRow> {
    await this.writer.write(tx, id, {
      kind: 'reported',
      event: { type: 'customer_left' },
      cause: 'webhook:connect/client',
      reportKey: endOf(customerSid),
    });
    const ended = await tx.calls.find(id);
    if (!ended) throw new Error(`The call of ${customerSid} is stored and cannot be found.`);
    return ended;
  }

  /** A call of which nothing is known but that the customer waits. */
  private begin({ sid, number }: CallingCustomer, now: Date): CallRow {
    return {
      id: this.ids.next(),
      customerSid: sid,
      customerNumber: number,
      roomSid: null,
      lostRoomSids: [],
      roomEntry: 1,
      soundOrder: 1,
      soundParts: 0,
      soundMisses: 0,
      soundBegunAt: null,
      agentLoss: this.environment.AGENT_LOSS_POLICY,
      state: 'queued',
      stateSince: now,
      parked: 'waiting-room',
      offeredLegId: null,
      offeredAgentId: null,
      recallAgentId: null,
      leavingLegId: null,
      leavingAgentId: null,
      ownerLegId: null,
      ownerAgentId: null,
      handedOutBy: null,
      transferId: null,
      guestLegIds: [],
      guestAgentIds: [],
      targetInLobby: null,
      targetLegId: null,
      targetAgentId: null,
      outcome: null,
      heldSince: null,
      waitingSince: now,
      wrapUpDisposition: null,
      wrapUpNote: null,
      welcomedAt: null,
      version: 1,
      startedAt: now,
      endedAt: null,
    };
  }
}
