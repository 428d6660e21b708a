import { z } from 'zod';
import { agentIdSchema } from './agent';

/** What a browser needs to become an agent's telephone. */
export const voiceTokenSchema = z
  .object({
    token: z.string(),
    identity: agentIdSchema,
    expiresAt: z.iso.datetime(),
    /** The local simulator's signalling address (`host:port`, plain ws); null for Twilio's own. */
    simulatorSignalling: z.string().nullable(),
  })
  .meta({ id: 'VoiceToken' });
export type VoiceToken = z.infer<typeof voiceTokenSchema>;
