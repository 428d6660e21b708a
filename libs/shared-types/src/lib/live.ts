import { z } from 'zod';
import { agentListSchema } from './agent';
import { callViewSchema } from './call';
import { customerRequestsSchema } from './customer-request';
import { queueViewSchema } from './queue';

/**
 * The live connection's path on the desk's origin; Socket.IO, with `auth: { token, tab }` in the
 * handshake: the session's token, and a UUID for this page.
 */
export const livePath = '/api/live';

/** The longest time between two signs of life of a console, in ms. */
export const heartbeatIntervalMs = 3_000;

/** What the desk sends; each message is the whole view. */
export const liveMessageSchemas = {
  /** A call that this agent is, or just was, a party of. */
  call: callViewSchema,
  /** Every agent of the desk. */
  agents: agentListSchema,
  /** What customers have left for the desk to see to. */
  requests: customerRequestsSchema,
  /** How many customers wait for an agent. */
  queue: queueViewSchema,
} as const;

/**
 * What a console sends; answered with {@link heartbeatAnswerSchema}. `registered` says whether its
 * telephone can be rung, `leg` which leg this very tab talks over, if any: no other tab can speak
 * for it, and no copy.
 */
export const heartbeatSchema = z.object({
  registered: z.boolean(),
  leg: z.uuid().nullable().optional(),
});
export type Heartbeat = z.infer<typeof heartbeatSchema>;

/**
 * What a page sends over its leg, as a user-defined message of the carrier, while its live
 * connection does not answer. It names the tab, and `at`: the desk's time in ms since 1970. One
 * that comes late, or again, tells nothing new.
 */
export const signOfLifeSchema = z.object({ tab: z.uuid(), at: z.number().int().positive() });
export type SignOfLife = z.infer<typeof signOfLifeSchema>;

/**
 * What the desk answers to a heartbeat: whether it has been noted, and the desk's time, in ms since
 * 1970.
 */
export const heartbeatAnswerSchema = z.object({ ok: z.boolean(), now: z.number().optional() });
