import { z } from 'zod';

/** Which agent did something with a request, under which name, and when. */
const byAgentSchema = z.object({
  at: z.iso.datetime().describe('When.'),
  by: z.string().describe('The id of the agent.'),
  name: z.string().describe('The name of the agent.'),
});

/**
 * What a customer who did not want to wait any longer has left: a wish to be called back, messages,
 * or both. One number has one open request; what it asks for later is part of it. A hidden number
 * has one for each call.
 */
export const customerRequestSchema = z
  .object({
    callId: z.uuid().describe('The call in which it was left first, by which it is known.'),
    kind: z
      .enum(['callback', 'voicemail'])
      .describe(
        '`callback` where they want to be called back, also if they have left a message besides.',
      ),
    customerNumber: z
      .string()
      .nullable()
      .describe('The customer’s number; null where they hide it.'),
    at: z.iso.datetime().describe('When they asked first.'),
    lastAt: z.iso.datetime().describe('When they asked last.'),
    times: z.int().positive().describe('How often they have asked.'),
    messages: z
      .array(
        z.object({
          callId: z.uuid().describe('The call in which it was said; opens the recording.'),
          at: z.iso.datetime().describe('When it was said.'),
          seconds: z
            .int()
            .nullable()
            .describe('How long it is, in s; null until the carrier has said.'),
        }),
      )
      .describe('What they have said after the tone, oldest first.'),
    claim: byAgentSchema
      .nullable()
      .describe('Who sees to it now, and since when; null while nobody does.'),
    done: byAgentSchema
      .nullable()
      .describe('When an agent has seen to it, and who; null while nobody has.'),
  })
  .meta({
    id: 'CustomerRequest',
    description: 'What a customer who did not want to wait any longer has left.',
  });
export type CustomerRequest = z.infer<typeof customerRequestSchema>;

/** The open requests, oldest first. */
export const customerRequestsSchema = z
  .array(customerRequestSchema)
  .meta({ id: 'CustomerRequests', description: 'The open requests, oldest first.' });
