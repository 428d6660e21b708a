import type { AddressInfo } from 'node:net';
import { customerRequestsSchema, livePath, type CustomerRequest } from '@baton/shared-types';
import { io } from 'socket.io-client';
import type { Response } from 'supertest';
import { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL, Socket.IO. Not real: the carrier, which records. */
describe('what a customer has left', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signIn('agent1');
    await desk.signIn('agent2');
    customer = await desk.customerCalls();
  });

  const at = (path: string, form: Record<string, string>, who: CustomerOnTheLine) =>
    desk.webhook(`/conference/${who.sid}/${path}`, { CallSid: who.sid, ...form });
  const chooses = async (key: string, who = customer) => {
    await desk.doJobsThatWait('wait_over');
    await at('choice', { Digits: key }, who);
  };
  const leavesMessage = async (seconds = '7') => {
    await chooses('2');
    const said = { RecordingSid: `RE${'1'.repeat(32)}`, RecordingDuration: seconds };
    await at('message', said, customer);
  };
  const open = async (): Promise<CustomerRequest[]> => {
    const { body } = (await desk.as('agent1').get('/api/requests').expect(200)) as {
      body: unknown;
    };
    return customerRequestsSchema.parse(body);
  };
  const done = async (agentId: string) =>
    desk.as(agentId).post(`/api/requests/${await customer.id()}/done`);
  const asked = async (
    agentId: string,
    what: 'claim' | 'release' | 'done',
    who = customer,
  ): Promise<Response> => desk.as(agentId).post(`/api/requests/${await who.id()}/${what}`);
  const recording = async () =>
    desk.as('agent2').get(`/api/requests/${await customer.id()}/recording`);

  it('is listed for every agent, the oldest first', async () => {
    const later = new CustomerOnTheLine(desk);
    await later.calls({ From: '+12025550124' });
    await desk.doJobs();
    await chooses('1');
    await at('choice', { Digits: '1' }, later);
    const ids = (await open()).map(({ callId }) => callId);
    expect(ids).toEqual([await customer.id(), await later.id()]);
  });

  it('is done when an agent says so, who is named, and stays done', async () => {
    await chooses('1');
    const response = await done('agent1');
    expect([response.status, response.body as unknown]).toEqual([
      200,
      expect.objectContaining({
        done: { at: expect.any(String) as string, by: 'agent1', name: 'Ada' },
      }),
    ]);
    expect(await open()).toEqual([]);
    expect((await done('agent1')).status).toBe(200);
  });

  it('is done by one of two who say so at once; the other is told who did it', async () => {
    await chooses('1');
    const answers = await Promise.all([done('agent1'), done('agent2')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refusal: unknown = answers.find(({ status }) => status === 409)?.body;
    expect(refusal).toMatchObject({
      code: 'already_done',
      detail: expect.stringMatching(/^(Ada|Ben) has already closed/) as string,
    });
  });

  it('is one for a number that asks several times, with every message, and done as one', async () => {
    await chooses('1');
    const again = await desk.customerCalls();
    await chooses('2', again);
    const said = { RecordingSid: `RE${'2'.repeat(32)}`, RecordingDuration: '5' };
    await at('message', said, again);
    expect(await open()).toMatchObject([
      {
        callId: await customer.id(),
        kind: 'callback',
        times: 2,
        messages: [{ callId: await again.id(), seconds: 5 }],
      },
    ]);

    expect((await asked('agent1', 'done', again)).status).toBe(200);
    expect(await open()).toEqual([]);

    const third = await desk.customerCalls();
    await chooses('1', third);
    expect(await open()).toMatchObject([{ callId: await third.id(), times: 1 }]);
  });

  it('is one for a number that asks in two calls at once', async () => {
    const other = await desk.customerCalls();
    await desk.doJobsThatWait('wait_over');
    await Promise.all([customer, other].map((who) => at('choice', { Digits: '1' }, who)));
    expect(await open()).toMatchObject([{ times: 2 }]);
  });

  it('is one for each call of those who hide their number', async () => {
    for (const digit of ['1', '2']) {
      const hidden = new CustomerOnTheLine(desk);
      await hidden.calls({ From: 'anonymous' });
      await desk.doJobs();
      await chooses('2', hidden);
      await at('message', { RecordingSid: `RE${digit.repeat(32)}` }, hidden);
    }
    expect(await open()).toMatchObject([
      { customerNumber: null, times: 1 },
      { customerNumber: null, times: 1 },
    ]);
  });

  describe('that an agent has claimed', () => {
    beforeEach(async () => {
      await chooses('1');
      expect((await asked('agent1', 'claim')).status).toBe(200);
    });

    it('is shown as theirs, until they give it back', async () => {
      const theirs = { at: expect.any(String) as string, by: 'agent1', name: 'Ada' };
      expect(await open()).toMatchObject([{ claim: theirs }]);
      expect((await asked('agent1', 'release')).status).toBe(200);
      expect(await open()).toMatchObject([{ claim: null }]);
    });

    it.each(['claim', 'release', 'done'] as const)('is not for a colleague to %s', async (what) => {
      const response = await asked('agent2', what);
      expect([response.status, response.body as unknown]).toEqual([
        409,
        expect.objectContaining({ code: 'claimed', detail: 'Ada is handling this request.' }),
      ]);
    });

    it('is for a colleague to claim once that agent is gone', async () => {
      await desk.fallsSilent('agent1');
      expect((await asked('agent2', 'claim')).status).toBe(200);
    });

    it('is done by a colleague who talks to the customer', async () => {
      await desk.signsInAvailable('agent2');
      const again = await desk.customerCalls();
      await again.getsAnsweredBy('agent2');
      expect((await asked('agent2', 'done')).status).toBe(200);
    });
  });

  it('is claimed by one of two who do so at once', async () => {
    await chooses('1');
    const answers = await Promise.all([asked('agent1', 'claim'), asked('agent2', 'claim')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is shown to consoles that are open, and to those that open later', async () => {
    const { port } = desk.app.getHttpServer().address() as AddressInfo;
    const socket = io(`http://localhost:${port}`, {
      path: livePath,
      auth: { token: desk.tokenOf('agent2') },
      transports: ['websocket'],
    });
    const shown = (count: number) =>
      new Promise<void>((resolve) => {
        socket.on('requests', (message) => {
          if (customerRequestsSchema.parse(message).length === count) resolve();
        });
      });
    try {
      await shown(0);
      const left = shown(1);
      await chooses('1');
      await left;
      const gone = shown(0);
      await done('agent1');
      await gone;
    } finally {
      socket.disconnect();
    }
  });

  it('is heard by agents, if it is a message', async () => {
    await leavesMessage();
    const response = await recording();
    const { status, headers } = response;
    expect([status, headers['content-type'], String(response.body)]).toEqual([
      200,
      'audio/wav',
      'RIFF',
    ]);
    expect(headers['cache-control']).toBe('private, no-store');
    expect(desk.telephony.asked.at(-1)).toBe('open a recording');
  });

  it('is heard by nobody who is not signed in', async () => {
    await leavesMessage();
    const path = `/api/requests/${await customer.id()}/recording`;
    expect((await desk.as('nobody').get(path)).status).toBe(401);
  });

  it.each([
    ['gone', 404, 'message_gone'],
    ['unsure', 503, 'carrier_silent'],
  ] as const)('cannot be heard when the carrier is %s about it', async (failure, status, code) => {
    await leavesMessage();
    desk.telephony.failNext('openRecording', failure);
    const response = await recording();
    expect([response.status, (response.body as { code: string }).code]).toEqual([status, code]);
  });

  it('cannot be heard when it is a wish to be called back', async () => {
    await chooses('1');
    const response = await recording();
    expect([response.status, (response.body as { code: string }).code]).toEqual([
      409,
      'no_message',
    ]);
  });

  it('is unknown when there is nothing', async () => {
    for (const response of [await recording(), await done('agent1')]) {
      expect([response.status, (response.body as { code: string }).code]).toEqual([
        404,
        'unknown_request',
      ]);
    }
  });
});
