import { z } from 'zod';

/**
 * The customers who wait for an agent: in the queue, or being offered to somebody who has not
 * answered yet.
 */
export const queueViewSchema = z
  .object({
    waiting: z.int().nonnegative(),
    /** Since when the one who has waited longest has waited; null while nobody waits. */
    longestSince: z.iso.datetime().nullable(),
    /** When the desk looked: a view that was overtaken on its way is told by this. */
    asOf: z.iso.datetime(),
  })
  .meta({ id: 'QueueView' });
export type QueueView = z.infer<typeof queueViewSchema>;
