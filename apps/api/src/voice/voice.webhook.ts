import { agentIdSchema } from '@baton/shared-types';
import { z } from 'zod';
import { outcomes } from '../telephony/outcomes';

/*
 * The carrier's words, read into ours. Strict about identifiers, lenient about vocabularies: a word
 * that the carrier adds one day is no event, and no error either.
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
export const agentInAddressSchema = agentIdSchema;

/** The number by which a report is told from the other reports about the same thing. */
const sequence = z.string().max(20).optional();

/** A customer calls: https://www.twilio.com/docs/voice/twiml#request-parameters */
export const inboundCallSchema = z
  .object({ CallSid: connectionSid, From: z.string().default('') })
  .transform(({ CallSid, From }) => ({ sid: CallSid, number: From.slice(0, 64) || 'unknown' }));
export type InboundCall = z.output<typeof inboundCallSchema>;

/** A document is fetched for a connection. */
export const documentRequestSchema = z
  .object({ CallSid: connectionSid, CallStatus: z.string().default('') })
  .transform(({ CallSid, CallStatus }) => ({ sid: CallSid, isOver: isFinal(CallStatus) }));
export type DocumentRequest = z.output<typeof documentRequestSchema>;

/** A connection's progress: https://www.twilio.com/docs/voice/twiml/client#attributes-status-callback-event */
export const connectionReportSchema = z
  .object({
    CallSid: connectionSid,
    CallStatus: z.string().max(40).default(''),
    SequenceNumber: sequence,
  })
  .transform(({ CallSid, CallStatus, SequenceNumber }) => ({
    sid: CallSid,
    status: CallStatus,
    isOver: isFinal(CallStatus),
    /** How a connection that is over came to its end. */
    outcome: outcomes.get(CallStatus) ?? null,
    reportKey: `${CallSid}/${CallStatus}/${SequenceNumber ?? ''}`,
  }));
export type ConnectionReport = z.output<typeof connectionReportSchema>;

/** What happens in a room: https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallback */
export const roomReportSchema = z
  .object({
    ConferenceSid: roomSid,
    StatusCallbackEvent: z.string().max(60),
    SequenceNumber: sequence,
    CallSid: connectionSid.optional().catch(undefined),
    ParticipantLabel: z.string().optional(),
    ReasonParticipantLeft: z.string().optional(),
  })
  .transform((report) => ({
    roomSid: report.ConferenceSid,
    happened: report.StatusCallbackEvent,
    sid: report.CallSid ?? null,
    label: report.ParticipantLabel ?? null,
    hasHungUp: report.ReasonParticipantLeft === 'participant_hung_up',
    reportKey: `${report.ConferenceSid}/${report.StatusCallbackEvent}/${report.SequenceNumber ?? ''}/${report.CallSid ?? ''}`,
  }));
export type RoomReport = z.output<typeof roomReportSchema>;

function isFinal(status: string): boolean {
  return outcomes.has(status);
}
