import { partyOf } from '@baton/call-flow';
import { partyIdSchema } from '@baton/shared-types';
import { z } from 'zod';
import { cut } from '../../http/storable';
import { outcomes } from '../../desk/carrier/outcomes';
import { isHidden } from './hidden-caller';

/*
 * The carrier's words, read into ours. Strict about identifiers, lenient about vocabularies: a word
 * that the carrier adds later is neither an event nor an error.
 */

/** A connection's id: https://www.twilio.com/docs/glossary/what-is-a-sid */
const connectionSid = z
  .string('is missing.')
  .regex(/^CA[0-9a-f]{32}$/, 'must be CA and 32 hexadecimal digits.');
const roomSid = z
  .string('is missing.')
  .regex(/^CF[0-9a-f]{32}$/, 'must be CF and 32 hexadecimal digits.');

/** A room is named by its customer's connection. */
export const roomNameSchema = connectionSid;
/** A party stands in an address as an agent's id, or as an outside number. */
export const partyInAddressSchema = partyIdSchema.transform(partyOf);

/** Which of a customer's entries into a room an address is about. */
export const entrySchema = z.coerce.number('must be a number.').int().positive().optional();

/**
 * A word of the carrier's, of which no more is kept than there is room for; one that came twice
 * counts as the first.
 */
const word = (length: number) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? (value as unknown[])[0] : value),
    z.string().transform((text) => cut(text, length)),
  );

/**
 * Longer than every known status, and short enough for the history's column.
 */
const status = word(24).default('');

/** The number by which a report is told from the other reports about the same thing. */
const sequence = word(20).optional();

/** A number that an integer of the database holds. */
const count = z.coerce.number().int().nonnegative().max(2_147_483_647);

/** A customer calls: https://www.twilio.com/docs/voice/twiml#request-parameters */
export const inboundCallSchema = z
  .object({ CallSid: connectionSid, From: word(64).default('') })
  .transform(({ CallSid, From }) => ({
    sid: CallSid,
    /** Null where the customer hides it. */
    number: isHidden(From) ? null : From,
  }));
export type InboundCall = z.output<typeof inboundCallSchema>;

/** A document is fetched for a connection. */
export const documentRequestSchema = z
  .object({ CallSid: connectionSid, CallStatus: status })
  .transform(({ CallSid, CallStatus }) => ({ sid: CallSid, isOver: isFinal(CallStatus) }));
export type DocumentRequest = z.output<typeof documentRequestSchema>;

/** A customer has pressed a key, or none: https://www.twilio.com/docs/voice/twiml/gather#action */
export const choiceRequestSchema = z
  .object({ Digits: word(8).default('') })
  .transform(({ Digits }) => ({ key: Digits }));
export type ChoiceRequest = z.output<typeof choiceRequestSchema>;

const recordingSid = z.string().regex(/^RE[0-9a-f]{32}$/);

/**
 * A message has been recorded, say the document that follows it and a report of its own:
 * https://www.twilio.com/docs/voice/twiml/record#action
 */
export const recordingReportSchema = z
  .object({
    RecordingSid: recordingSid.optional().catch(undefined),
    RecordingDuration: count.optional().catch(undefined),
    /** The document's request has none: then it is there. */
    RecordingStatus: word(24).default('completed'),
  })
  .transform(({ RecordingSid, RecordingDuration, RecordingStatus }) => ({
    status: RecordingStatus,
    message:
      RecordingSid && RecordingStatus === 'completed' && RecordingDuration !== 0
        ? { recordingSid: RecordingSid, seconds: RecordingDuration ?? null }
        : null,
  }));
export type RecordingReport = z.output<typeof recordingReportSchema>;

/**
 * A connection's progress:
 * https://www.twilio.com/docs/voice/twiml/client#attributes-status-callback-event
 */
export const connectionReportSchema = z
  .object({
    CallSid: connectionSid,
    CallStatus: status,
    SequenceNumber: sequence,
    ErrorCode: word(16).optional(),
    SipResponseCode: word(16).optional(),
  })
  .transform(({ CallSid, CallStatus, SequenceNumber, ErrorCode, SipResponseCode }) => ({
    sid: CallSid,
    status: CallStatus,
    isOver: isFinal(CallStatus),
    /** How a connection ended. */
    outcome: outcomes.get(CallStatus) ?? null,
    /** Why it failed, in the carrier's numbers: https://www.twilio.com/docs/api/errors */
    failureCode: CallStatus === 'failed' ? (given(ErrorCode) ?? given(SipResponseCode)) : null,
    reportKey: `${CallSid}/${CallStatus}/${SequenceNumber ?? ''}`,
  }));
export type ConnectionReport = z.output<typeof connectionReportSchema>;

/**
 * What happens in a room:
 * https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallback
 */
export const roomReportSchema = z
  .object({
    ConferenceSid: roomSid,
    StatusCallbackEvent: word(40),
    SequenceNumber: sequence,
    CallSid: connectionSid.optional().catch(undefined),
    /** A leg is named by its label; the customer's label, and any that is not ours, is none. */
    ParticipantLabel: z.uuid().optional().catch(undefined),
    ReasonParticipantLeft: word(64).optional(),
    CallSidEndingConference: word(64).optional(),
  })
  .transform((report) => ({
    roomSid: report.ConferenceSid,
    happened: report.StatusCallbackEvent,
    sid: report.CallSid ?? null,
    label: report.ParticipantLabel ?? null,
    /** Whose leaving has ended the room. */
    endedBy: report.CallSidEndingConference ?? null,
    hasHungUp: report.ReasonParticipantLeft === 'participant_hung_up',
    /** They were led out by us, and whether their connection is over is reported by itself. */
    wasMoved: report.ReasonParticipantLeft === 'participant_updated_via_api',
    /** The room was ended by somebody else's leaving: a customer's, since agents' never does. */
    wasTakenAlong: report.ReasonParticipantLeft === 'moderator_ended_conference',
    reportKey: `${report.ConferenceSid}/${report.StatusCallbackEvent}/${report.SequenceNumber ?? ''}/${report.CallSid ?? ''}`,
  }));
export type RoomReport = z.output<typeof roomReportSchema>;

/** A field that is sent empty, or as 0, says nothing. */
function given(code: string | undefined): string | null {
  return code === undefined || /^0*$/.test(code) ? null : code;
}

function isFinal(status: string): boolean {
  return outcomes.has(status);
}
