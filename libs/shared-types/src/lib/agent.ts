import { z } from 'zod';

/**
 * What the desk knows of an agent's readiness. `on-call`, `ringing` and `wrap-up` come from the
 * calls, the rest from the agent.
 */
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
  .regex(/^\+[1-9]\d{6,14}$/, 'must be a phone number such as +12025550123.');

/** Whether somebody can be called on this number; null is one that its owner hides. */
export const isPhoneNumber = (number: string | null): boolean =>
  phoneNumberSchema.safeParse(number).success;

/** All who may be on a call beside the customer: an agent's id, or an outside number. */
export const partyIdSchema = z.union([agentIdSchema, phoneNumberSchema]);

/** One agent as every signed-in colleague sees them. */
export const agentViewSchema = z
  .object({
    id: agentIdSchema.describe('The agent’s id, which they sign in with.'),
    name: z.string().describe('The name that colleagues see.'),
    presence: presenceSchema.describe('Whether the agent can be offered a call, and if not, why.'),
    awayReason: awayReasonSchema
      .nullable()
      .describe('Why the agent is away; null when they are not.'),
    since: z.iso.datetime().describe('Since when the agent is so.'),
    wrapUpUntil: z.iso
      .datetime()
      .nullable()
      .describe(
        'Until when the agent finishes the work on their last call; null when they do not.',
      ),
  })
  .meta({ id: 'AgentView', description: 'One agent as every signed-in colleague sees them.' });
export type AgentView = z.infer<typeof agentViewSchema>;

export const agentListSchema = z
  .array(agentViewSchema)
  .meta({ id: 'AgentList', description: 'Every agent of the desk.' });

/** What an agent may choose to be. */
export const setPresenceSchema = z
  .object({
    presence: z
      .enum(['available', 'away'])
      .describe('`available` to be offered calls, which also ends a wrap-up; `away` not to be.'),
  })
  .meta({ id: 'SetPresence', description: 'What an agent chooses to be.' });
export type SetPresence = z.infer<typeof setPresenceSchema>;
