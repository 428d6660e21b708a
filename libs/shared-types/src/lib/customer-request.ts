import { z } from 'zod';

/** What a customer who did not want to wait any longer has left: a wish to be called back, or a message. */
export const customerRequestSchema = z
  .object({
    callId: z.uuid(),
    kind: z.enum(['callback', 'voicemail']),
    /** Null where the customer hides it. */
    customerNumber: z.string().nullable(),
    at: z.iso.datetime(),
    /** How long the message is, in s; null for a callback, and until the carrier has said. */
    seconds: z.int().nullable(),
    /** When an agent has seen to it, and who; null while nobody has. */
    done: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
  })
  .meta({ id: 'CustomerRequest' });
export type CustomerRequest = z.infer<typeof customerRequestSchema>;

/** The open requests, oldest first. */
export const customerRequestsSchema = z
  .array(customerRequestSchema)
  .meta({ id: 'CustomerRequests' });
