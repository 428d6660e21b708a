import {
  type CallEvent,
  customerConnection,
  endsOfParties,
  type LegId,
  type LegOutcome,
  partiesOf,
  type PartyEnd,
  type PartyLeg,
  partyOf,
  placeOfLeg,
  textOf,
} from '@baton/call-flow';
import type { LegPurpose } from '@baton/shared-types';
import { ringDeadlineKey, tabSilentKey } from '../store/job-keys';
import type { LegRow } from '../store/rows';
import { type Change, type Follower, type InHand, moveOf } from './change';
import { freeAgent } from './free-agent';
import { commandsBeside, learntFrom } from './happening';
import { lastLegOf } from './party-legs';

/** Brings the legs, and what is known of their agents, in line with a change. */
export const legs: Follower = async (change, inHand) => {
  const book = new LegBook(change, inHand);
  await book.follow();
  return book.hasChanged ? ['call', 'agents'] : [];
};

/** The legs of one call while one change is written, and what becomes of their agents. */
class LegBook {
  hasChanged = false;

  constructor(
    private readonly change: Change,
    private readonly inHand: InHand,
  ) {}

  async follow(): Promise<void> {
    const { event, after } = this.change;
    this.learn();
    if (event?.type === 'leg_joined') await this.join(event.leg);
    if (event?.type === 'leg_waiting') await this.wait(event.leg);
    if (event?.type === 'leg_over') await this.end(this.find(event.leg), event.outcome);
    this.introduce();
    const move = moveOf(this.change);
    if (event && move) {
      if (event.type === 'agent_offered') this.open(event.offer, 'offer');
      if (event.type === 'agent_recalled') this.open(event.offer, 'recall');
      if (event.type === 'agent_transfers') this.open(event.transfer.target, event.mode);
      await this.letGo(event, move);
      this.conclude(event, after);
    }
    this.noteGone();
  }

  /** Notes what the carrier, or the agent's browser, told by the way. */
  private learn(): void {
    const learnt = learntFrom(this.change.happening);
    const leg = this.find(learnt.leg?.id);
    if (leg && learnt.leg && !leg.sid) {
      leg.sid = learnt.leg.sid;
      leg.dialedAt ??= this.now;
    }
    const failed = this.find(learnt.failure?.leg);
    if (failed && learnt.failure && !failed.failureCode) {
      failed.failureCode = learnt.failure.code.slice(0, 16);
      this.hasChanged = true;
    }
    if (leg && learnt.leg?.isAnswered && !leg.releasedAt && !leg.endedAt) {
      leg.answeredAt ??= this.now;
    }
    const ringing = this.find(learnt.ringing);
    if (ringing && !ringing.ringingAt && !ringing.endedAt) {
      ringing.ringingAt = this.now;
      this.hasChanged = true;
    }
  }

  /**
   * Notes which leg is over for the carrier, too. One that has to be hung up still is over for the
   * desk only.
   */
  private noteGone(): void {
    const { event, happening } = this.change;
    if (event?.type !== 'leg_over' || happening.kind === 'carried-out') return;
    const leg = this.find(event.leg);
    const isHungUpNext = commandsBeside(happening).some(
      (command) => command.type === 'release' && command.leg === event.leg,
    );
    if (leg && !isHungUpNext) leg.goneAt ??= this.now;
  }

  /** Notes how the call is over for those that an event has taken off it. */
  private conclude(event: CallEvent, after: Change['after']): void {
    const { before } = this.change;
    for (const { leg: id, end } of endsOfParties(before, event, after)) {
      const leg = this.find(id);
      if (!leg) continue;
      leg.endKind = end.kind;
      leg.endWith = endsWith(end);
    }
    // Their agent was taken along, and reported first: nobody was lost.
    if (event.type !== 'customer_left' || before.name !== 'owner-lost') return;
    const last = lastLegOf(this.inHand.legs, before.agent);
    if (last?.endKind === 'lost') last.endKind = 'customer-hung-up';
  }

  private open({ leg, party }: PartyLeg, purpose: LegPurpose): void {
    this.inHand.legs.push({
      id: leg,
      callId: this.change.callId,
      agentId: textOf(party),
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

  private async join(legId: LegId): Promise<void> {
    const leg = this.find(legId);
    if (!leg || (leg.joinedAt && !leg.waitingSince)) return;
    const isNew = !leg.joinedAt;
    leg.joinedAt ??= this.now;
    leg.waitingSince = null;
    this.hasChanged = true;
    await this.inHand.tx.jobs.remove(ringDeadlineKey(legId));
    await this.listenToTabs(leg);
    if (partyOf(leg.agentId).kind === 'agent' && isNew) {
      const job = { callId: this.change.callId, legId };
      await this.inHand.tx.jobs.add('listen_to_leg', job, { maxAttempts: 3 });
    }
  }

  /**
   * An agent whose tabs had fallen silent before they were known to be with the customer is lost
   * now.
   */
  private async listenToTabs({ agentId }: LegRow): Promise<void> {
    const party = partyOf(agentId);
    if (party.kind === 'outside') return;
    for (const { id: tabId } of await this.inHand.tx.tabs.of(party.id)) {
      await this.inHand.tx.jobs.add('tab_silent', { tabId }, { key: tabSilentKey(tabId) });
    }
  }

  private async wait(legId: LegId): Promise<void> {
    const leg = this.find(legId);
    if (!leg || leg.waitingSince || leg.endedAt) return;
    leg.waitingSince = this.now;
    this.hasChanged = true;
    await this.inHand.tx.jobs.remove(ringDeadlineKey(legId));
  }

  private get now(): Date {
    return this.change.now;
  }

  /** Notes who is with the customer now. */
  private introduce(): void {
    const { after } = this.change;
    if (customerConnection(after) !== 'live') return;
    for (const { leg: id } of partiesOf(after)) {
      const leg = this.find(id);
      const isThere = leg?.joinedAt && !leg.endedAt && placeOfLeg(after, id) === 'room';
      if (isThere && !leg.waitingSince) leg.metCustomerAt ??= this.now;
    }
  }

  private async end(leg: LegRow | undefined, outcome: LegOutcome): Promise<void> {
    if (!leg || leg.endedAt) return;
    const { tx, limits } = this.inHand;
    leg.endedAt = this.now;
    leg.waitingSince = null;
    leg.outcome = outcome;
    this.hasChanged = true;
    await tx.jobs.remove(ringDeadlineKey(leg.id));
    const { after, now } = this.change;
    await freeAgent(tx, leg, { outcome, after, now, wrapUpSeconds: limits.WRAP_UP_SECONDS });
  }

  /**
   * Notes which legs are no longer wanted; one that the carrier was never asked for is over at
   * once.
   */
  private async letGo(event: CallEvent, move: Move): Promise<void> {
    const why = move.settled === 'failed' ? ownFailures[event.type] : undefined;
    const wanted = new Set(partiesOf(move.to).map(({ leg }) => leg));
    const released = new Set(
      move.commands.flatMap((command) => (command.type === 'release' ? [command.leg] : [])),
    );
    for (const leg of this.inHand.legs) {
      if (wanted.has(leg.id) || (leg.endedAt && !released.has(leg.id))) continue;
      if (why && isTarget(leg)) leg.failureCode ??= why;
      leg.releasedAt ??= this.now;
      if (!leg.dialedAt) await this.end(leg, 'canceled');
    }
  }

  private find(legId: LegId | undefined): LegRow | undefined {
    return this.inHand.legs.find(({ id }) => id === legId);
  }
}

type Move = NonNullable<ReturnType<typeof moveOf>>;

/** Why a transfer fails when the carrier accepted the target. */
const ownFailures: Partial<Record<CallEvent['type'], string>> = {
  hold_failed: 'hold',
  room_lost: 'room',
};

/** Whether a leg belongs to the target of a transfer. */
const isTarget = ({ purpose }: LegRow): boolean => purpose !== 'offer' && purpose !== 'recall';

/** Who ended the call for a party, has let them go, or got the customer, as text. */
function endsWith(end: PartyEnd): string | null {
  if ('by' in end) return end.by;
  return 'to' in end && end.to !== null ? textOf(end.to) : null;
}
