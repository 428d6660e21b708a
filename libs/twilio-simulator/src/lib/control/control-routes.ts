import express, { Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import { z } from 'zod';
import type { RunningSimulator } from '../running-simulator';
import { VirtualClock } from '../kernel/virtual-clock';
import { eventStream } from './event-stream';
import { faultRoutes } from './fault-routes';
import { phoneRoutes } from './phone-routes';

const advance = z.strictObject({ ms: z.int().positive() });

/**
 * What a person or a test may look at and do beside Twilio's API: everything below `/_simulator`.
 */
export function controlRoutes(simulator: RunningSimulator, from: 'loopback' | 'anywhere'): Router {
  const router = Router();
  if (from === 'loopback') router.use(onlyLoopback);
  router.use(onlyOwnPages);
  router.use(express.json());

  router.get('/state', (_request, response) => {
    response.json(simulator.state());
  });
  for (const list of ['calls', 'conferences', 'telephones', 'deliveries', 'requests'] as const) {
    router.get(`/${list}`, (_request, response) => {
      response.json(simulator.state()[list]);
    });
  }
  router.get('/events', eventStream(simulator));
  router.use('/phones', phoneRoutes(simulator.phones));

  router.use('/faults', faultRoutes(simulator.faults));

  router.post('/clock/advance', async (request, response) => {
    const { ms } = advance.parse(request.body);
    if (!(simulator.clock instanceof VirtualClock)) {
      response.status(409).json({ message: 'The clock is real: only a virtual one can be moved' });
      return;
    }
    await simulator.clock.advance(ms);
    response.json({ now: simulator.clock.now() });
  });
  router.post('/reset', (_request, response) => {
    simulator.reset();
    response.status(204).end();
  });
  router.use((request, response) => {
    response.status(404).json({ message: `There is no ${request.method} ${request.originalUrl}` });
  });
  router.use(asMessage);
  return router;
}

/**
 * Another site that somebody visits must not operate the simulator; programs send no such header.
 */
const onlyOwnPages: RequestHandler = (request, response, next) => {
  const from = request.get('sec-fetch-site');
  if (request.method === 'GET' || from === undefined || from === 'same-origin') next();
  else response.status(403).json({ message: 'Only pages of the simulator may do this' });
};

const loopback = /^(::1|127\.|::ffff:127\.)/;

/** The control can place calls and break things: it is for this machine alone. */
const onlyLoopback: RequestHandler = (request, response, next) => {
  if (loopback.test(request.socket.remoteAddress ?? '')) next();
  else response.status(403).json({ message: 'The control of the simulator is for loopback only' });
};

const asMessage: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  if (error instanceof z.ZodError) {
    response.status(400).json({ message: z.prettifyError(error) });
    return;
  }
  const message = error instanceof Error ? error.message : 'Internal error';
  response.status(statusOf(error)).json({ message });
};

/** What Express refuses, such as a body that is too long or no JSON, carries its status. */
function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('status' in error)) return 500;
  return typeof error.status === 'number' ? error.status : 500;
}
