import { z } from 'zod';
import { agentIdSchema } from './agent';

/** What a browser needs to become an agent's telephone. */
export const voiceTokenSchema = z
  .object({
    token: z.string().describe('The carrier’s access token, for its Voice SDK.'),
    identity: agentIdSchema.describe('Whose telephone the browser becomes.'),
    expiresAt: z.iso.datetime().describe('When the token ends; ask for the next one before.'),
    simulatorSignalling: z
      .string()
      .nullable()
      .describe(
        'The local simulator’s signalling address (`host:port`, plain ws); null for Twilio’s own.',
      ),
  })
  .meta({ id: 'VoiceToken', description: 'What a browser needs to become an agent’s telephone.' });
export type VoiceToken = z.infer<typeof voiceTokenSchema>;
