import type { CallId, LegId, LegOutcome, Report } from '@baton/call-flow';
import type { Learnt } from '../../desk/calls/happening';
import { Injectable } from '@nestjs/common';
import { CallsService } from '../../desk/calls/calls.service';
import { ringOutcome } from '../../desk/calls/ring-outcome';
import { Clock } from '../../desk/store/clock';
import type { CallRow, LegRow } from '../../desk/store/rows';
import { endNotWanted } from '../../desk/carrier/not-wanted';
import { CarrierError, Telephony } from '../../desk/carrier/telephony';
import { StrayReports } from './stray-reports';
import type { ConnectionReport, RecordingReport, RoomReport } from './voice.webhook';

/**
 * How long a report waits for a carrier that does not say whether the customer is there still, in
 * ms.
 */
const maxLookMs = 500;

/** Turns what the carrier reports into what happened to a call. */
@Injectable()
export class StatusReports {
  constructor(
    private readonly calls: CallsService,
    private readonly strays: StrayReports,
    private readonly telephony: Telephony,
    private readonly clock: Clock,
  ) {}

  async aboutCustomer({ sid, status, isOver, reportKey }: ConnectionReport): Promise<void> {
    const event = `customer_${status}`;
    let call = await this.calls.findByCustomer(sid);
    if (!call && isOver) call = await this.strays.recordEnd(sid, event);
    else if (!call) await this.strays.record({ event, about: sid, reportKey });
    if (!call) return;
    await this.calls.record(call.id, {
      kind: 'reported',
      event: isOver ? { type: 'customer_left' } : null,
      note: 'customer_status',
      cause: 'webhook:status',
      reportKey,
      details: { status },
    });
  }

  async aboutLeg(callId: CallId, legId: LegId, report: ConnectionReport): Promise<void> {
    const { sid, status, outcome, failureCode, reportKey } = report;
    const leg = await this.calls.findLeg(callId, legId);
    if (!leg) {
      await this.strays.record({
        event: `leg_${status}`,
        about: sid,
        reportKey,
        details: { callId, legId },
      });
      return;
    }
    if (leg.sid && leg.sid !== sid) return this.aboutSecond({ callId, legId, report });
    if (outcome && leg.joinedAt && !leg.endedAt) await this.lookForCustomer(callId);
    await this.calls.record(callId, {
      kind: 'reported',
      event: outcome && { type: 'leg_over', leg: legId, outcome: ringOutcome(outcome, leg) },
      note: 'leg_status',
      cause: 'webhook:leg-status',
      reportKey,
      details: { status, leg: legId },
      learnt: {
        leg: { id: legId, sid },
        ...(failureCode && { failure: { leg: legId, code: failureCode } }),
      },
    });
  }

  /**
   * A process that had stood still may have rung after another one did: the leg is the first
   * connection only.
   */
  private async aboutSecond(about: {
    readonly callId: CallId;
    readonly legId: LegId;
    readonly report: ConnectionReport;
  }): Promise<void> {
    const { callId, legId, report } = about;
    const { sid, status, outcome, reportKey } = report;
    const details = { callId, legId };
    await this.strays.record({ event: `second_${status}`, about: sid, reportKey, details });
    if (!outcome) await endNotWanted(() => this.telephony.hangUp(sid));
  }

  /**
   * A customer who hangs up takes everybody along, and whose end is reported first is chance. What
   * follows from it is not: theirs comes first, so that nobody counts as lost, or as having left a
   * transfer, who was taken along.
   */
  private async lookForCustomer(callId: CallId): Promise<void> {
    const call = await this.calls.find(callId);
    if (!call || call.state === 'ended') return;
    const end = await Promise.race([
      this.endOf(call.customerSid),
      this.clock.pause(maxLookMs).then(() => null),
    ]);
    if (end === null) return;
    await this.calls.record(callId, {
      kind: 'reported',
      event: { type: 'customer_left' },
      cause: 'webhook:leg-status',
      reportKey: `${call.customerSid}/looked-for`,
    });
  }

  private async endOf(customerSid: string): Promise<LegOutcome | null> {
    try {
      return await this.telephony.endOf(customerSid);
    } catch (error) {
      // Expected: the carrier is in trouble. Then the report counts as it came.
      if (error instanceof CarrierError) return null;
      throw error;
    }
  }

  /** A message has been recorded; a customer who hung up while speaking has left one too. */
  async aboutRecording(callId: CallId, { message, status }: RecordingReport): Promise<void> {
    const written = await this.calls.record(callId, {
      kind: 'reported',
      event: message && { type: 'message_left' },
      note: 'recording_status',
      cause: 'webhook:recording',
      ...(message && {
        learnt: { message },
        reportKey: `${message.recordingSid}/recorded`,
      }),
      details: { status, ...message },
    });
    if (!written) await this.strays.record({ event: 'recording', about: callId });
  }

  async aboutRoom(callId: CallId, report: RoomReport): Promise<void> {
    const { roomSid, happened, reportKey } = report;
    const call = await this.calls.find(callId);
    if (!call) {
      await this.strays.record({
        event: happened,
        about: roomSid,
        reportKey,
        details: { callId },
      });
      return;
    }
    const leg = await this.legOf(call, report);
    const legId = leg?.id ?? null;
    await this.calls.record(callId, {
      kind: 'reported',
      event: eventOf(call, legId, report),
      note: happened,
      cause: 'webhook:conference',
      reportKey,
      details: { happened, room: roomSid, ...(report.sid && { sid: report.sid }) },
      ...(report.endedBy === call.customerSid && { isHint: true }),
      learnt: learntFrom(call, legId, report),
    });
  }

  private async legOf({ id }: CallRow, { label }: RoomReport): Promise<LegRow | null> {
    return label ? this.calls.findLeg(id, label) : null;
  }
}

/**
 * What a room tells by the way; one that has ended, or that the customer was led out of, is theirs
 * no longer, however late its reports.
 */
function learntFrom(call: CallRow, legId: LegId | null, report: RoomReport): Learnt {
  const { happened, roomSid, sid } = report;
  // Once ended, a conference stays so: https://www.twilio.com/docs/voice/api/conference-resource
  if (happened === 'conference-end') return { lostRoomSid: roomSid };
  if (sid === call.customerSid && report.wasMoved) return { lostRoomSid: roomSid };
  return {
    ...(tellsOfRoom(call, report) && { roomSid }),
    ...(legId && happened === 'participant-leave' && { leftRoom: { leg: legId, roomSid } }),
    ...(legId && sid && { leg: { id: legId, sid } }),
  };
}

/**
 * Whether a report may tell in which room the call is. An agent who answers late can be the first
 * in a new room of the same name, while the customer is elsewhere. Once a room is known, only the
 * customer's join shows another one.
 */
const tellsOfRoom = (call: CallRow, { sid, happened }: RoomReport) =>
  call.roomSid === null || (sid === call.customerSid && happened === 'participant-join');

/** What a room's report means for the call. Everything it does not know is only noted. */
function eventOf(call: CallRow, legId: LegId | null, report: RoomReport): Report | null {
  // A room that is gone may still report; those who were in it are elsewhere by now, or have hung
  // up.
  if (call.lostRoomSids.includes(report.roomSid) && !report.hasHungUp) return null;
  switch (report.happened) {
    case 'participant-join':
      return legId ? { type: 'leg_joined', leg: legId } : null;
    case 'participant-leave':
      if (legId && (report.wasMoved || report.wasTakenAlong)) return null;
      if (legId) return { type: 'leg_over', leg: legId, outcome: 'left' };
      return report.sid === call.customerSid && report.hasHungUp ? { type: 'customer_left' } : null;
    // Not `conference-end`, whatever it says about who ended it: the carrier may have taken the
    // customer out of the room again, because their wait document could not be had. It is a reason
    // to ask.
    default:
      return null;
  }
}
