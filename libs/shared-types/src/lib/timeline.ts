import { z } from 'zod';
import { callStateNameSchema } from './call';

/**
 * What became of an event; `noted` was nothing to decide about, `commanded` is a command to the
 * carrier.
 */
export const recordedDecisionSchema = z.enum([
  'moved',
  'ignored',
  'refused',
  'noted',
  'commanded',
  'unknown',
]);
export type RecordedDecision = z.infer<typeof recordedDecisionSchema>;

/**
 * One line of a call's history: an event with what was decided, or a command that followed from
 * one.
 */
export const timelineEntrySchema = z
  .object({
    id: z.string().describe('Its place in the history; grows with time.'),
    at: z.iso.datetime().describe('When it was stored.'),
    cause: z
      .string()
      .describe(
        'Who or what brought it: an agent, a webhook, a job, or the event that a command followed from.',
      ),
    what: z.string().describe('The event, the command, or the note.'),
    decision: recordedDecisionSchema.describe(
      'What became of it; `noted` was nothing to decide about, `commanded` is a command to the carrier.',
    ),
    refusal: z.string().nullable().describe('Why a wish was refused; null where none was.'),
    fromState: callStateNameSchema
      .nullable()
      .describe('The call’s state before; null where there was none.'),
    toState: callStateNameSchema
      .nullable()
      .describe('The call’s state after; null if it has not changed.'),
    details: z.record(z.string(), z.unknown()).describe('What else belongs to it.'),
  })
  .meta({ id: 'TimelineEntry', description: 'One line of a call’s history.' });
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** Everything that happened to one call, in order. */
export const timelineSchema = z
  .object({
    callId: z.uuid().describe('Which call.'),
    entries: z.array(timelineEntrySchema).describe('What happened, the oldest first.'),
  })
  .meta({ id: 'Timeline', description: 'Everything that happened to one call, in order.' });
export type Timeline = z.infer<typeof timelineSchema>;
