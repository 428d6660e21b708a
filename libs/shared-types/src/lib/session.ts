import { z } from 'zod';
import { agentIdSchema, agentViewSchema } from './agent';

/** What the sign-in page needs before anybody has signed in. */
export const deskViewSchema = z
  .object({
    number: z.string(),
    /** The agents that can be chosen without a password; empty outside demo mode. */
    demoAgents: z.array(z.object({ id: agentIdSchema, name: z.string() })),
    /** Whether agents sign in with their id and a password. */
    asksPassword: z.boolean(),
    /** Where a customer's handset can be tried; null with a real carrier. */
    handsetUrl: z.url().nullable(),
    /** What a call can have come to, for the wrap-up. */
    dispositions: z.array(z.string()),
  })
  .meta({ id: 'DeskView' });
export type DeskView = z.infer<typeof deskViewSchema>;

/** Signs in as one agent; a demo agent needs no password. `device` is what an earlier session gave this browser. */
export const signInSchema = z
  .object({
    agentId: agentIdSchema,
    password: z.string().min(1).max(200).optional(),
    device: z.string().max(100).optional(),
  })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof signInSchema>;

/**
 * A session: `token` goes into `Authorization: Bearer …` and into the live connection's handshake. `device` is for the next time this
 * browser signs in as this agent: it opens nothing, but others who fail to sign in as them do not delay this browser then.
 */
export const sessionSchema = z
  .object({
    token: z.string(),
    expiresAt: z.iso.datetime(),
    agent: agentViewSchema,
    device: z.string().nullable().default(null),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;
