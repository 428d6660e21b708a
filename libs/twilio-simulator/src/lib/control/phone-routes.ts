import { Router, type Response } from 'express';
import { z } from 'zod';
import type { Phones } from '../phones/phones';
import type { ScriptedPhone } from '../phones/scripted-phone';

const device = z.strictObject({
  onRing: z.enum(['answer', 'reject', 'ignore']).exactOptional(),
});
const call = z.strictObject({
  to: z.string().default(''),
  applicationSid: z.string().exactOptional(),
  params: z.record(z.string(), z.string()).default({}),
});
const press = z.strictObject({ digits: z.string().regex(/^[0-9*#wW]+$/) });

/**
 * Scripted telephones by HTTP: `client:ada` or `+12025550111` as the address, `?tab=` for a second
 * device.
 */
export function phoneRoutes(phones: Phones): Router {
  const router = Router();
  const phoneOf = (address: string, tab: unknown) =>
    address.startsWith('client:')
      ? phones.client(address.slice('client:'.length), typeof tab === 'string' ? tab : undefined)
      : phones.customer(address);

  router.get('/', (_request, response) => {
    response.json(phones.all().map(shown));
  });
  router.put('/:address', (request, response) => {
    const phone = phoneOf(request.params.address, request.query['tab']).register();
    phone.onRing = device.parse(request.body ?? {}).onRing ?? phone.onRing;
    response.json(shown(phone));
  });
  router.delete('/:address', (request, response) => {
    phoneOf(request.params.address, request.query['tab']).unregister();
    response.status(204).end();
  });
  router.post('/:address/calls', (request, response) => {
    const phone = phoneOf(request.params.address, request.query['tab']);
    const { to, ...options } = call.parse(request.body ?? {});
    response.status(201).json({ callSid: phone.call(to, options).sid });
  });
  router.post('/:address/:action', (request, response) => {
    const phone = phoneOf(request.params.address, request.query['tab']);
    act(phone, { action: request.params.action, body: request.body, response });
  });
  return router;
}

function act(
  phone: ScriptedPhone,
  { action, body, response }: { action: string; body: unknown; response: Response },
): void {
  const current = phone.currentCall;
  if (!current) {
    response.status(409).json({ message: `${phone.address} has no call` });
    return;
  }
  switch (action) {
    case 'answer':
    case 'reject':
      if (!current[action]()) {
        response.status(409).json({ message: 'The call does not ring any more' });
        return;
      }
      break;
    case 'hang-up':
      current.hangUp();
      break;
    case 'press':
      current.press(press.parse(body).digits);
      break;
    default:
      response.status(404).json({ message: `A telephone cannot ${action}` });
      return;
  }
  response.json(shown(phone));
}

function shown(phone: ScriptedPhone) {
  const current = phone.currentCall;
  return {
    address: phone.address,
    registered: phone.isRegistered,
    onRing: typeof phone.onRing === 'string' ? phone.onRing : 'script',
    call: current
      ? { callSid: current.sid, connected: current.isConnected, hears: current.hears() }
      : null,
  };
}
