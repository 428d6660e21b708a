import { placeOfLeg, type Report } from '@baton/call-flow';
import { Injectable } from '@nestjs/common';
import { toState } from '../calls/call.mapper';
import type { Happening } from '../calls/happening';
import { ringOutcome } from '../calls/ring-outcome';
import { Telephony } from '../telephony/telephony';
import type { CallRow, LegRow } from '../store/rows';

/** Something that the carrier says and the desk does not know. */
export interface Difference {
  /** Tells whether two sweeps have seen the same. */
  readonly key: string;
  readonly happening: Happening;
}

/** A call with its legs that are not over, as the desk knows them. */
interface Known {
  readonly call: CallRow;
  readonly legs: readonly LegRow[];
}

/** Finds out in what the desk and the carrier disagree about a call. */
@Injectable()
export class CarrierComparison {
  constructor(private readonly telephony: Telephony) {}

  async differences({ call, legs }: Known): Promise<Difference[]> {
    const found: Difference[] = [];
    if (call.state !== 'ended' && (await this.telephony.endOf(call.customerSid))) {
      found.push(reported('customer', { type: 'customer_left' }));
    }
    const state = toState(call);
    const room = await this.roomOf(call);
    for (const leg of legs) {
      const difference = await this.differenceOf(leg, placeOfLeg(state, leg.id), room);
      if (difference) found.push(difference);
    }
    return found;
  }

  /** Who is in the room; null when it has not been born yet, or is gone: then nobody can be missed in it. */
  private async roomOf(call: CallRow): Promise<ReadonlySet<string> | null> {
    if (call.state === 'ended') return null;
    const roomSid = call.roomSid ?? (await this.telephony.findRoom(call.customerSid));
    if (!roomSid || call.lostRoomSids.includes(roomSid)) return null;
    return this.telephony.whoIsInRoom(roomSid);
  }

  private async differenceOf(
    leg: LegRow,
    place: ReturnType<typeof placeOfLeg>,
    room: ReadonlySet<string> | null,
  ): Promise<Difference | null> {
    // A leg without an id has not been dialed, or is being looked for by the job that rings it.
    if (!leg.sid) return null;
    const isIn = room?.has(leg.sid) ?? false;
    if (!leg.releasedAt && isIn) {
      return leg.joinedAt && !leg.waitingSince
        ? null
        : reported(leg.id, { type: 'leg_joined', leg: leg.id });
    }
    const outcome = await this.telephony.endOf(leg.sid);
    if (outcome) {
      const how = leg.joinedAt || leg.waitingSince ? 'left' : ringOutcome(outcome, leg);
      return reported(leg.id, { type: 'leg_over', leg: leg.id, outcome: how });
    }
    if (leg.releasedAt) return leftOver(leg);
    // It lives but is not where its agent would hear somebody; one that rings is not expected to be.
    return leg.joinedAt && !leg.waitingSince && place === 'room' && room
      ? reported(leg.id, { type: 'leg_over', leg: leg.id, outcome: 'left' }, leg.id)
      : null;
  }
}

const cause = 'job:sweep';

function reported(about: string, event: Report, hangUp?: string): Difference {
  return {
    key: `${event.type} ${about}`,
    happening: { event, cause, ...(hangUp && { hangUp }) },
  };
}

/** A leg that should have been hung up long ago. */
function leftOver({ id }: LegRow): Difference {
  return {
    key: `leg_left_over ${id}`,
    happening: { event: null, note: 'leg_left_over', cause, details: { leg: id }, hangUp: id },
  };
}
