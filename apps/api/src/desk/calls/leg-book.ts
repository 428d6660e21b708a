import {
  type CallEvent,
  type CallState,
  type Command,
  customerConnection,
  type Decision,
  endsOfParties,
  isOutside,
  type LegOutcome,
  partiesOf,
  placeOfLeg,
} from '@baton/call-flow';
import type { AwayReason, LegPurpose } from '@baton/shared-types';
import { ringDeadlineKey, tabSilentKey, wrapUpKey } from '../store/job-keys';
import { secondsAfter } from '../store/clock';
import type { Transaction } from '../store/store';
import type { LegRow } from '../store/rows';
import type { Learnt } from './happening';
import { lastLegOf } from './party-legs';

/** When it is, and how long agents have after a call. */
interface Moment {
  readonly now: Date;
  readonly wrapUpSeconds: number;
}

/** The legs of one call within one transaction, and what becomes of their agents. */
export class LegBook {
  hasChanged = false;
  /** Legs that turned out to have to be hung up, whatever the machine decides. */
  readonly unwanted: Command[] = [];

  private constructor(
    private readonly tx: Transaction,
    private readonly callId: string,
    private readonly legs: LegRow[],
    private readonly moment: Moment,
  ) {}

  /** Opens the book. The call must be locked: its lock covers its legs. */
  static async open(tx: Transaction, callId: string, moment: Moment): Promise<LegBook> {
    return new LegBook(tx, callId, await tx.legs.of(callId), moment);
  }

  /** Notes what the carrier, or the agent's browser, told by the way. */
  learn(learnt: Learnt | undefined): void {
    const leg = this.find(learnt?.leg?.id);
    if (leg && learnt?.leg && !leg.sid) {
      leg.sid = learnt.leg.sid;
      leg.dialedAt ??= this.now;
      // Nobody could hang it up while its id was not known.
      if (leg.releasedAt ?? leg.endedAt) this.unwanted.push({ type: 'release', leg: leg.id });
    }
    const failed = this.find(learnt?.failure?.leg);
    if (failed && learnt?.failure && !failed.failureCode) {
      failed.failureCode = learnt.failure.code.slice(0, 16);
      this.hasChanged = true;
    }
    if (leg && learnt?.leg?.isAnswered && !leg.releasedAt && !leg.endedAt) {
      leg.answeredAt ??= this.now;
    }
    const ringing = this.find(learnt?.ringing);
    if (ringing && !ringing.ringingAt && !ringing.endedAt) {
      ringing.ringingAt = this.now;
      this.hasChanged = true;
    }
  }

  /**
   * Notes which leg is over for the carrier, too. One that has to be hung up still is over for the
   * desk only.
   */
  noteGone(event: CallEvent | null, commands: readonly Command[]): void {
    if (event?.type !== 'leg_over') return;
    const leg = this.find(event.leg);
    const isConcluded = commands.some(
      (command) => command.type === 'release' && command.leg === event.leg,
    );
    if (leg && !isConcluded) leg.goneAt ??= this.now;
  }

  /** Brings the legs in line with an event and with what was decided about it. */
  async follow(
    event: CallEvent | null,
    decision: Decision | null,
    { before, after }: { readonly before: CallState; readonly after: CallState },
  ): Promise<void> {
    if (event?.type === 'leg_joined') await this.join(event.leg);
    if (event?.type === 'leg_waiting') await this.wait(event.leg);
    if (event?.type === 'leg_over') await this.end(this.find(event.leg), event.outcome, after);
    this.introduce(after);
    if (decision?.kind !== 'moved') return;

    if (event?.type === 'agent_offered') this.open(event.offer, 'offer');
    if (event?.type === 'agent_recalled') this.open(event.offer, 'recall');
    if (event?.type === 'agent_transfers') this.open(event.transfer.target, event.mode);
    await this.letGo(event, after, decision);
    if (event) this.conclude(before, event, after);
  }

  async save(): Promise<void> {
    await this.tx.legs.save(this.legs);
  }

  /** Notes how the call is over for those that an event has taken off it. */
  private conclude(before: CallState, event: CallEvent, after: CallState): void {
    for (const { leg: id, end } of endsOfParties(before, event, after)) {
      const leg = this.find(id);
      if (!leg) continue;
      leg.endKind = end.kind;
      leg.endWith = 'to' in end ? end.to : 'by' in end ? end.by : null;
    }
    // Their agent was taken along, and reported first: nobody was lost.
    if (event.type !== 'customer_left' || before.name !== 'owner-lost') return;
    const last = lastLegOf(this.legs, before.agent);
    if (last?.endKind === 'lost') last.endKind = 'customer-hung-up';
  }

  /** The agents who have been on the call. */
  whoJoined(): string[] {
    return this.legs.flatMap(({ agentId, joinedAt }) => (joinedAt ? [agentId] : []));
  }

  private open({ leg, agent }: { leg: string; agent: string }, purpose: LegPurpose): void {
    this.legs.push({
      id: leg,
      callId: this.callId,
      agentId: agent,
      purpose,
      sid: null,
      createdAt: this.now,
      dialedAt: null,
      ringingAt: null,
      answeredAt: null,
      waitingSince: null,
      joinedAt: null,
      metCustomerAt: null,
      releasedAt: null,
      endedAt: null,
      goneAt: null,
      outcome: null,
      endKind: null,
      endWith: null,
      failureCode: null,
    });
    this.hasChanged = true;
  }

  private async join(legId: string): Promise<void> {
    const leg = this.find(legId);
    if (!leg || (leg.joinedAt && !leg.waitingSince)) return;
    const isNew = !leg.joinedAt;
    leg.joinedAt ??= this.now;
    leg.waitingSince = null;
    this.hasChanged = true;
    await this.tx.jobs.remove(ringDeadlineKey(legId));
    await this.listenToTabs(leg);
    if (!isOutside(leg.agentId) && isNew) {
      const job = { callId: this.callId, legId };
      await this.tx.jobs.add('listen_to_leg', job, { maxAttempts: 3 });
    }
  }

  /**
   * An agent whose tabs had fallen silent before they were known to be with the customer is lost
   * now.
   */
  private async listenToTabs({ agentId }: LegRow): Promise<void> {
    if (isOutside(agentId)) return;
    for (const { id: tabId } of await this.tx.tabs.of(agentId)) {
      await this.tx.jobs.add('tab_silent', { tabId }, { key: tabSilentKey(tabId) });
    }
  }

  private async wait(legId: string): Promise<void> {
    const leg = this.find(legId);
    if (!leg || leg.waitingSince || leg.endedAt) return;
    leg.waitingSince = this.now;
    this.hasChanged = true;
    await this.tx.jobs.remove(ringDeadlineKey(legId));
  }

  private get now(): Date {
    return this.moment.now;
  }

  /** Notes who is with the customer now. */
  private introduce(after: CallState): void {
    if (customerConnection(after) !== 'live') return;
    for (const { leg: id } of partiesOf(after)) {
      const leg = this.find(id);
      const isThere = leg?.joinedAt && !leg.endedAt && placeOfLeg(after, id) === 'room';
      if (isThere && !leg.waitingSince) leg.metCustomerAt ??= this.now;
    }
  }

  private async end(leg: LegRow | undefined, outcome: LegOutcome, after: CallState): Promise<void> {
    if (!leg || leg.endedAt) return;
    leg.endedAt = this.now;
    leg.waitingSince = null;
    leg.outcome = outcome;
    this.hasChanged = true;
    await this.tx.jobs.remove(ringDeadlineKey(leg.id));

    if (isOutside(leg.agentId)) return;
    // A ring that the desk has withdrawn says nothing about the agent.
    const isDue = (leg.purpose === 'offer' || leg.purpose === 'recall') && !leg.releasedAt;
    const reason = isDue && !leg.joinedAt ? awayBecause[outcome] : undefined;
    await this.tx.agents.change(leg.agentId, {
      idleSince: this.now,
      ...(reason && { presence: 'away', awayReason: reason, presenceSince: this.now }),
    });
    await this.beginWrapUp(leg, after);
    // Somebody may be waiting for this agent.
    await this.tx.jobs.add('match', {});
  }

  /**
   * An agent who has talked with the customer enters wrap-up. An agent who was lost gets the
   * customer back first.
   */
  private async beginWrapUp({ agentId, metCustomerAt }: LegRow, after: CallState): Promise<void> {
    const isWaitedFor = after.name === 'owner-lost' && after.agent === agentId;
    if (!metCustomerAt || isWaitedFor || this.moment.wrapUpSeconds === 0) return;
    const wrapUpUntil = secondsAfter(this.now, this.moment.wrapUpSeconds);
    await this.tx.agents.change(agentId, { wrapUpUntil });
    await this.tx.jobs.add(
      'wrap_up_over',
      { agentId, until: wrapUpUntil.toISOString() },
      { key: wrapUpKey(agentId), runAt: wrapUpUntil },
    );
  }

  /**
   * Notes which legs are no longer wanted; one that the carrier was never asked for is over at
   * once.
   */
  private async letGo(
    event: CallEvent | null,
    after: CallState,
    decision: Extract<Decision, { kind: 'moved' }>,
  ): Promise<void> {
    const why = decision.settled === 'failed' && event ? ownFailures[event.type] : undefined;
    const wanted = new Set(partiesOf(after).map(({ leg }) => leg));
    const released = new Set(
      decision.commands.flatMap((command) => (command.type === 'release' ? [command.leg] : [])),
    );
    for (const leg of this.legs) {
      if (wanted.has(leg.id) || (leg.endedAt && !released.has(leg.id))) continue;
      if (why && isTarget(leg)) leg.failureCode ??= why;
      leg.releasedAt ??= this.now;
      if (!leg.dialedAt) await this.end(leg, 'canceled', after);
    }
  }

  private find(legId: string | undefined): LegRow | undefined {
    return this.legs.find(({ id }) => id === legId);
  }
}

/** Why a transfer fails whose target the carrier has nothing against. */
const ownFailures: Partial<Record<CallEvent['type'], string>> = {
  hold_failed: 'hold',
  room_lost: 'room',
};

/** Whether a leg belongs to the target of a transfer. */
const isTarget = ({ purpose }: LegRow): boolean => purpose !== 'offer' && purpose !== 'recall';

/** What the desk concludes about an agent who did not take a call that was offered to them. */
const awayBecause: Partial<Record<LegOutcome, AwayReason>> = {
  declined: 'declined-a-call',
  busy: 'declined-a-call',
  'no-answer': 'missed-a-call',
  offline: 'unreachable',
  failed: 'unreachable',
};
