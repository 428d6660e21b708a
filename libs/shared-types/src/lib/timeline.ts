import { z } from 'zod';
import { callStateNameSchema } from './call';

/** What became of an event; `noted` was nothing to decide about, `commanded` is a command to the carrier. */
export const recordedDecisionSchema = z.enum([
  'moved',
  'ignored',
  'refused',
  'noted',
  'commanded',
  'unknown',
]);
export type RecordedDecision = z.infer<typeof recordedDecisionSchema>;

/** One line of a call's history: an event with what was decided, or a command that followed from one. */
export const timelineEntrySchema = z
  .object({
    /** Its place in the history; grows with time. */
    id: z.string(),
    at: z.iso.datetime(),
    /** Who or what brought it: an agent, a webhook, a job, or the event that a command followed from. */
    cause: z.string(),
    what: z.string(),
    decision: recordedDecisionSchema,
    /** Why a wish was refused. */
    refusal: z.string().nullable(),
    fromState: callStateNameSchema.nullable(),
    toState: callStateNameSchema.nullable(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** Everything that happened to one call, in order. */
export const timelineSchema = z
  .object({ callId: z.uuid(), entries: z.array(timelineEntrySchema) })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof timelineSchema>;
