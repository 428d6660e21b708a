import type { AddressInfo } from 'node:net';
import { agentListSchema, livePath } from '@baton/shared-types';
import { io } from 'socket.io-client';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';

/*
 * Real: the whole API, PostgreSQL, the job queue, Socket.IO. Not real: the carrier, which records.
 */
describe('an agent whose call is over', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open({ WRAP_UP_SECONDS: '30', DISPOSITIONS: 'Solved, Wrong number' });
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signsInAvailable('agent1');
    customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
  });

  const presence = async (agentId: string) => (await desk.as(agentId).presence())?.presence;
  const connectionEnds = (agentId: string) => customer.ringEnds(agentId, 'canceled');
  const isOver = async () => {
    await customer.hangsUp();
    await connectionEnds('agent1');
  };
  const choose = (what: 'available' | 'away') =>
    desk.as('agent1').put('/api/agents/me/presence', { presence: what });

  it('has a while to finish the work, in which nobody is offered to them', async () => {
    await isOver();
    const view = await desk.as('agent1').presence();
    expect(view).toMatchObject({ presence: 'wrap-up', awayReason: null });
    const { since = '', wrapUpUntil } = view ?? {};
    expect(Date.parse(wrapUpUntil ?? '') - Date.parse(since)).toBe(30_000);

    const next = await desk.customerCalls();
    expect(await next.state()).toBe('queued');
  });

  it('is offered the next customer when the time is over', async () => {
    await isOver();
    const next = await desk.customerCalls();
    await desk.doJobsThatWait('wrap_up_over');
    expect(await next.state()).toBe('offering');
    expect(await presence('agent1')).toBe('ringing');
  });

  it('is offered the next customer as soon as they say that they are done', async () => {
    await isOver();
    const next = await desk.customerCalls();
    const response = await choose('available').expect(200);
    expect(response.body).toMatchObject({ presence: 'available', wrapUpUntil: null });
    await desk.doJobs();
    expect(await next.state()).toBe('offering');
    expect(await desk.jobs('wrap_up_over')).toEqual([]);
  });

  it('may go away instead, and stays away', async () => {
    await isOver();
    await choose('away');
    await desk.doJobsThatWait('wrap_up_over');
    expect(await presence('agent1')).toBe('away');
  });

  it('is not sent back to work by the end of an earlier wrap-up', async () => {
    await isOver();
    const [earlier] = await desk.jobs('wrap_up_over');
    await choose('available');
    customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await isOver();
    await desk.addJobAgain(earlier);
    await desk.doJobs();
    expect(await presence('agent1')).toBe('wrap-up');
  });

  it('can be consulted by a colleague meanwhile, and goes on afterwards', async () => {
    await isOver();
    await desk.signsInAvailable('agent2');
    customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent2');
    await customer.getsConsulted('agent2', 'agent1');
    expect(await presence('agent1')).toBe('on-call');
    await customer.settleTransfer('agent2', 'cancel');
    expect(await presence('agent1')).toBe('wrap-up');
  });

  it('needs no wrap-up when they were only consulted', async () => {
    await desk.signsInAvailable('agent2');
    await customer.getsConsulted('agent1', 'agent2');
    await customer.settleTransfer('agent1', 'cancel');
    expect(await presence('agent2')).toBe('available');
  });

  it('needs one when they have handed the customer over, and so does the colleague later', async () => {
    await desk.signsInAvailable('agent2');
    await customer.getsConsulted('agent1', 'agent2');
    await customer.settleTransfer('agent1', 'complete');
    expect([await presence('agent1'), await presence('agent2')]).toEqual(['wrap-up', 'on-call']);
    await customer.hangsUp();
    await connectionEnds('agent2');
    expect(await presence('agent2')).toBe('wrap-up');
  });

  it('needs none while they are lost: their customer is waiting for them', async () => {
    await customer.leaves('agent1');
    expect(await presence('agent1')).toBe('available');
    await desk.beat('agent1');
    await desk.doJobs();
    expect(await customer.state()).toBe('recalling');
  });

  it('needs none for a call that they did not take', async () => {
    await isOver();
    await choose('available');
    customer = await desk.customerCalls();
    await customer.hangsUp();
    await connectionEnds('agent1');
    expect(await presence('agent1')).toBe('available');
  });

  it('is seen by colleagues to be available again', async () => {
    await desk.signIn('agent2');
    await isOver();
    const { port } = desk.app.getHttpServer().address() as AddressInfo;
    const socket = io(`http://localhost:${port}`, {
      path: livePath,
      auth: { token: desk.tokenOf('agent2') },
      transports: ['websocket'],
    });
    const seen = (what: string) =>
      new Promise<void>((resolve) => {
        socket.on('agents', (message) => {
          const ada = agentListSchema.parse(message).find(({ id }) => id === 'agent1');
          if (ada?.presence === what) resolve();
        });
      });
    try {
      await seen('wrap-up');
      const available = seen('available');
      await desk.doJobsThatWait('wrap_up_over');
      await available;
    } finally {
      socket.disconnect();
    }
  });

  describe('notes the outcome of the call', () => {
    const write = async (wrapUp: object, agentId = 'agent1') =>
      desk.as(agentId).put(`/api/calls/${await customer.id()}/wrap-up`, wrapUp);
    const solved = { disposition: 'Solved', note: 'Sent the invoice again.' };

    it('and everybody who was on the call sees it', async () => {
      await desk.signIn('agent2');
      await customer.getsConsulted('agent1', 'agent2');
      await isOver();
      const { version } = await customer.viewOf('agent1');
      const response = await write(solved);
      expect([response.status, response.body as unknown]).toEqual([
        200,
        expect.objectContaining({ wrapUp: solved, version: version + 1 }),
      ]);
      expect(await customer.viewOf('agent2')).toMatchObject({ wrapUp: solved });
    });

    it('and may change it later', async () => {
      await write(solved);
      await isOver();
      await write({ disposition: 'Wrong number', note: '' });
      expect(await customer.viewOf('agent1')).toMatchObject({
        wrapUp: { disposition: 'Wrong number', note: '' },
      });
    });

    it.each([
      ['disposition', { disposition: 'Something else', note: '' }],
      ['note', { disposition: 'Solved', note: 'x'.repeat(2_001) }],
    ])('and is told when the %s is wrong', async (field, wrapUp) => {
      const response = await write(wrapUp);
      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ code: 'invalid_input', errors: [{ field }] });
    });

    it('only if they were on the call', async () => {
      await desk.signIn('agent2');
      expect((await write(solved, 'agent2')).status).toBe(403);
      await customer.startTransfer('agent1', 'agent2', 'consult');
      const rungOnly = await write(solved, 'agent2');
      expect([rungOnly.status, (rungOnly.body as { code: string }).code]).toEqual([
        403,
        'not_your_call',
      ]);
    });

    it('with one of the outcomes that the desk offers', async () => {
      const { body } = (await desk.as('agent1').get('/api/desk')) as { body: unknown };
      expect(body).toMatchObject({ dispositions: ['Solved', 'Wrong number'] });
    });
  });
});
