import { z } from 'zod';

/** Which agent did something with a request, under which name, and when. */
const byAgentSchema = z.object({ at: z.iso.datetime(), by: z.string(), name: z.string() });

/**
 * What a customer who did not want to wait any longer has left: a wish to be called back, messages, or both. One number
 * has one open request; what it asks for later is part of it. A hidden number has one for each call.
 */
export const customerRequestSchema = z
  .object({
    /** The call in which it was left first, by which it is known. */
    callId: z.uuid(),
    /** `callback` where they want to be called back, also if they have left a message besides. */
    kind: z.enum(['callback', 'voicemail']),
    /** Null where the customer hides it. */
    customerNumber: z.string().nullable(),
    /** When they asked first. */
    at: z.iso.datetime(),
    /** When they asked last, and how often in all. */
    lastAt: z.iso.datetime(),
    times: z.int().positive(),
    /** What they have said after the tone, oldest first; `seconds` is null until the carrier has said. */
    messages: z.array(
      z.object({ callId: z.uuid(), at: z.iso.datetime(), seconds: z.int().nullable() }),
    ),
    /** Who sees to it now, and since when; null while nobody does. */
    claim: byAgentSchema.nullable(),
    /** When an agent has seen to it, and who; null while nobody has. */
    done: byAgentSchema.nullable(),
  })
  .meta({ id: 'CustomerRequest' });
export type CustomerRequest = z.infer<typeof customerRequestSchema>;

/** The open requests, oldest first. */
export const customerRequestsSchema = z
  .array(customerRequestSchema)
  .meta({ id: 'CustomerRequests' });
