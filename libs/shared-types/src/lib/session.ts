import { z } from 'zod';
import { agentIdSchema, agentViewSchema } from './agent';

/** What the sign-in page needs before anybody has signed in. */
export const deskViewSchema = z
  .object({
    number: z.string().describe('The desk’s phone number.'),
    demoAgents: z
      .array(
        z.object({
          id: agentIdSchema.describe('The agent’s id.'),
          name: z.string().describe('The agent’s name.'),
        }),
      )
      .describe('The agents that can be chosen without a password; empty outside demo mode.'),
    asksPassword: z.boolean().describe('Whether agents sign in with their id and a password.'),
    handsetUrl: z
      .url()
      .nullable()
      .describe('Where a customer’s handset can be tried; null with a real carrier.'),
    dispositions: z.array(z.string()).describe('The outcomes that an agent can choose in wrap-up.'),
  })
  .meta({
    id: 'DeskView',
    description: 'What the sign-in page needs before anybody has signed in.',
  });
export type DeskView = z.infer<typeof deskViewSchema>;

/**
 * Signs in as one agent; a demo agent needs no password. `device` is what an earlier session gave
 * this browser.
 */
export const signInSchema = z
  .object({
    agentId: agentIdSchema.describe('Who signs in.'),
    password: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('The agent’s password; a demo agent needs none.'),
    device: z
      .string()
      .max(100)
      .optional()
      .describe('What an earlier session of this agent gave this browser, if there was one.'),
  })
  .meta({ id: 'SignIn', description: 'Who signs in, and how they prove it.' });
export type SignIn = z.infer<typeof signInSchema>;

/**
 * A session: `token` goes into `Authorization: Bearer …` and into the live connection's handshake.
 * `device` is for the next time this browser signs in as this agent. It grants nothing, but failed
 * attempts of others then do not delay this browser.
 */
export const sessionSchema = z
  .object({
    token: z
      .string()
      .describe(
        'Goes into `Authorization: Bearer …`, and into the handshake of the live connection.',
      ),
    expiresAt: z.iso.datetime().describe('When the session ends by itself.'),
    agent: agentViewSchema.describe('Who has signed in.'),
    device: z
      .string()
      .nullable()
      .default(null)
      .describe('For this browser’s next sign-in as this agent; opens nothing. Null in the demo.'),
  })
  .meta({ id: 'Session', description: 'A session, with the token that stands for it.' });
export type Session = z.infer<typeof sessionSchema>;
