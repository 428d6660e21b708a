import { z } from 'zod';

/** What the desk knows of an agent's readiness. `on-call`, `ringing` and `wrap-up` come from the calls, the rest from the agent. */
export const presenceSchema = z.enum([
  'available',
  'wrap-up',
  'away',
  'ringing',
  'on-call',
  'offline',
]);
export type Presence = z.infer<typeof presenceSchema>;

/** Why an agent is away when they did not choose it themselves. */
export const awayReasonSchema = z.enum([
  'chosen',
  'declined-a-call',
  'missed-a-call',
  'unreachable',
]);
export type AwayReason = z.infer<typeof awayReasonSchema>;

export const agentIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_]{1,64}$/, 'An agent id is 1 to 64 letters, digits or underscores.');

/** A telephone number in E.164, such as `+12025550123`. */
export const phoneNumberSchema = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'must be a telephone number such as +12025550123.');

/** All who may be on a call beside the customer: an agent's id, an outside number, or `queue`. */
export const partyIdSchema = z.union([agentIdSchema, phoneNumberSchema]);

/** One agent as every signed-in colleague sees them. */
export const agentViewSchema = z
  .object({
    id: agentIdSchema,
    name: z.string(),
    presence: presenceSchema,
    awayReason: awayReasonSchema.nullable(),
    since: z.iso.datetime(),
    /** Until when the agent finishes the work on their last call; null when they do not. */
    wrapUpUntil: z.iso.datetime().nullable(),
  })
  .meta({ id: 'AgentView' });
export type AgentView = z.infer<typeof agentViewSchema>;

export const agentListSchema = z.array(agentViewSchema).meta({ id: 'AgentList' });

/** What an agent may choose to be. */
export const setPresenceSchema = z
  .object({ presence: z.enum(['available', 'away']) })
  .meta({ id: 'SetPresence' });
export type SetPresence = z.infer<typeof setPresenceSchema>;
