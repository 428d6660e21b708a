import { Router } from 'express';
import { z } from 'zod';
import type { RunningSimulator } from '../running-simulator';

const times = z.int().positive().exactOptional();
const ms = z.int().nonnegative();

const callbackFault = z.strictObject({
  event: z.string().min(1),
  does: z.enum(['drop', 'double', 'delay', 'reorder', 'forge', 'lose-answer']),
  about: z.string().min(1).exactOptional(),
  delayMs: ms.exactOptional(),
  times,
});
const restFault = z.strictObject({
  path: z.string().min(1),
  method: z.enum(['GET', 'POST', 'DELETE']).exactOptional(),
  does: z.enum([
    ...(['404', '429', '500', '503', 'html', 'hang', 'reset', 'reset-after-accept'] as const),
    ...(['500-after-accept', 'late', 'slow', 'ignore', 'stale'] as const),
  ]),
  delayMs: ms.exactOptional(),
  times,
});
const callSid = z.string().min(1);
const isReported = z.boolean().exactOptional();
const carrierFault = z.discriminatedUnion('does', [
  z.strictObject({
    does: z.literal('lose-leg'),
    callSid,
    noticedAfterMs: ms.exactOptional(),
    isReported,
  }),
  z.strictObject({ does: z.literal('drop-call'), callSid, isReported }),
  z.strictObject({ does: z.literal('end-conference'), conference: z.string().min(1), isReported }),
  z.strictObject({ does: z.literal('split-conference'), conference: z.string().min(1) }),
  z.strictObject({ does: z.literal('forget-hold'), callSid }),
  z.strictObject({ does: z.literal('stall-dialing'), ms }),
]);

/** What is to go wrong, by HTTP. */
export function faultRoutes({ callbacks, carrier, rest }: RunningSimulator['faults']): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.json({ callbacks: callbacks.pending(), rest: rest.pending() });
  });
  router.post('/callbacks', (request, response) => {
    callbacks.add(callbackFault.parse(request.body));
    response.status(204).end();
  });
  router.post('/rest', (request, response) => {
    rest.add(restFault.parse(request.body));
    response.status(204).end();
  });
  router.post('/carrier', (request, response) => {
    if (carrier.happen(carrierFault.parse(request.body))) response.status(204).end();
    else response.status(404).json({ message: 'There is no such call or conference' });
  });
  router.delete('/', (_request, response) => {
    callbacks.clear();
    rest.clear();
    response.status(204).end();
  });
  return router;
}
