import { awaitedLeg, type CallState, partyOf, placeOfCustomer, placeOfLeg } from '@baton/call-flow';
import { Injectable } from '@nestjs/common';
import { toState } from '../calls/call.mapper';
import { ringOutcome } from '../calls/ring-outcome';
import type { CallRow, LegRow } from '../store/rows';
import { roomOfCall, whoIsIn } from '../carrier/room-of-call';
import { type InRoom, type Overview, Telephony } from '../carrier/telephony';
import { customerDifference } from './customer-difference';
import { type Difference, ended, reported, toldAgain } from './difference';
import type { Known } from './known';
import { hasAnswered } from './reason-to-look';

/** How a call stands, and what the carrier says of it. */
interface Seen {
  readonly state: CallState;
  readonly room: InRoom | null;
  readonly lists: Overview | null;
}

/** Finds out in what the desk and the carrier disagree about a call. */
@Injectable()
export class CarrierComparison {
  constructor(private readonly telephony: Telephony) {}

  /** With the lists at hand, a leg that rings need not be asked about. */
  async differences({ call, legs }: Known, lists: Overview | null = null): Promise<Difference[]> {
    const room = await this.roomOf(call);
    const seen = { state: toState(call), room, lists };
    const ofLegs = await Promise.all(legs.map((leg) => this.differenceOf(leg, seen)));
    const found = ofLegs.filter((difference) => difference !== null);
    // Asked last, and told first: a customer who hangs up takes everybody along.
    const ofCustomer = await this.differenceOfCustomer(call, { room, hasDoubts: found.length > 0 });
    return ofCustomer ? [ofCustomer, ...found] : found;
  }

  /**
   * Who is in the room; null when it has not been born yet, or is gone: then nobody can be missed
   * in it.
   */
  private async roomOf(call: CallRow): Promise<InRoom | null> {
    if (call.outcome === 'customer-hung-up') return null;
    const roomSid = await roomOfCall(this.telephony, call);
    return roomSid === null ? null : whoIsIn(this.telephony, roomSid);
  }

  /**
   * A party who is in the room is on the line; one who is missing there may have been taken along.
   */
  private async differenceOfCustomer(
    call: CallRow,
    { room, hasDoubts }: { readonly room: InRoom | null; readonly hasDoubts: boolean },
  ): Promise<Difference | null> {
    const isInRoom = room?.has(call.customerSid) ?? false;
    if (call.state === 'ended') {
      // Nobody talks to them any more, and nobody will.
      return isInRoom
        ? toldAgain('room_left_over', 'customer', { type: 'end_conversation' })
        : null;
    }
    const isAsked = hasDoubts || !isInRoom;
    if (isAsked && (await this.telephony.endOf(call.customerSid))) {
      return ended('customer', { type: 'customer_left' });
    }
    const state = toState(call);
    if (placeOfCustomer(state) === 'menu') return this.differenceOfAsked(call);
    return customerDifference(call, state, room?.get(call.customerSid));
  }

  /**
   * A customer who is to choose has been led out of a room that counts as lost; if the carrier has
   * not done it, they are in there still.
   */
  private async differenceOfAsked({ customerSid }: CallRow): Promise<Difference | null> {
    const roomSid = await this.telephony.findRoom(customerSid);
    const room = roomSid === null ? null : await whoIsIn(this.telephony, roomSid);
    if (!room?.has(customerSid)) return null;
    return toldAgain('customer_not_asked', 'customer', { type: 'place_customer' });
  }

  private async differenceOf(
    leg: LegRow,
    { state, room, lists }: Seen,
  ): Promise<Difference | null> {
    const place = placeOfLeg(state, leg.id);
    // A leg without an id has not been dialed, or is being looked for by the job that rings it.
    if (!leg.sid) return null;
    const isIn = room?.has(leg.sid) ?? false;
    const isUnwanted = (leg.releasedAt ?? leg.endedAt) !== null;
    if (!isUnwanted && isIn) {
      if (place === 'lobby') return misplaced(leg);
      // A party who was sent elsewhere and never went has joined before, and is waited for all the
      // same.
      const isKnown = leg.joinedAt && !leg.waitingSince && awaitedLeg(state) !== leg.id;
      return isKnown ? null : reported(leg.id, { type: 'leg_joined', leg: leg.id });
    }
    // It has nowhere to be yet.
    if (!isUnwanted && !hasAnswered(leg) && lists?.ringing.has(leg.sid)) return null;
    const outcome = await this.telephony.endOf(leg.sid);
    if (outcome) {
      const how = (leg.joinedAt ?? leg.waitingSince) ? 'left' : ringOutcome(outcome, leg);
      return ended(leg.id, { type: 'leg_over', leg: leg.id, outcome: how });
    }
    if (isUnwanted) {
      // It should have been hung up long ago.
      return toldAgain('leg_left_over', leg.id, { type: 'release', leg: leg.id });
    }
    if (leg.waitingSince) return place === 'room' ? misplaced(leg) : null;
    // It lives but is not where its agent would hear somebody; one that rings is not expected to
    // be.
    return leg.joinedAt && place === 'room' && room
      ? reported(
          leg.id,
          { type: 'leg_over', leg: leg.id, outcome: 'left' },
          { type: 'release', leg: leg.id },
        )
      : null;
  }
}

/** A leg that is in the lobby and should be in the room, or the other way round. */
const misplaced = ({ id, agentId }: LegRow): Difference =>
  toldAgain('leg_misplaced', id, { type: 'place_leg', leg: { leg: id, party: partyOf(agentId) } });
