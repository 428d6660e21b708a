import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { Clock } from '../store/clock';
import type { NewLine } from '../store/history';
import { Ids } from '../store/ids';
import type { Intake } from '../store/intake';
import { type JobChange, JobList } from '../store/job-list';
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
   * Stores a customer's call, and that an agent is to be found, all or nothing; a second report of
   * it changes nothing.
   */
  async receive({ sid, number }: CallingCustomer): Promise<CallRow> {
    const now = this.clock.now();
    const call = this.begin({ sid, number }, now);
    const overKey = ofUnknown(endOf(sid));
    const intake = { call, line: firstLineOf(call), jobs: await this.jobsFor(call), overKey };
    const taken = (await this.store.takeIn(intake)) ? call : await this.receiveAgain(intake);
    this.board.tellChange();
    return taken;
  }

  /** What is to be done about a customer who waits, in this order. */
  private async jobsFor(call: CallRow): Promise<readonly JobChange[]> {
    const jobs = new JobList();
    const { startedAt: now } = call;
    await jobs.add('match', {});
    await setWaitingDeadlines(jobs, call, this.environment, now);
    await expectSound(jobs, call, { now, withinMs: maxEnterMs });
    return jobs.changes;
  }

  /** The customer's call is known already, or their end was reported before they were taken in. */
  private async receiveAgain({ call, line, overKey }: Intake): Promise<CallRow> {
    return this.store.transaction(async (tx) => {
      await tx.calls.claim(call.customerSid);
      const known = await tx.calls.findByCustomer(call.customerSid);
      if (known) return known;
      if (!(await tx.history.knows(overKey))) {
        throw new Error(`The call of ${call.customerSid} was neither known, nor over, nor stored.`);
      }
      await tx.calls.takeIn(call);
      await tx.history.add([line]);
      return this.endAtOnce(tx, call);
    });
  }

  /** Nobody is rung for a customer who has gone before they were taken in. */
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

const firstLineOf = (call: CallRow): NewLine => ({
  callId: call.id,
  event: 'customer_called',
  details: {},
  decision: 'moved',
  toState: 'queued',
  cause: 'webhook:connect/client',
  at: call.startedAt,
});
