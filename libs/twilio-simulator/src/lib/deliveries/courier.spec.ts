import { createServer, type AddressInfo } from 'node:net';
import { Activity } from '../kernel/activity';
import { Changes } from '../kernel/changes';
import { Application } from '../testing/application';
import { VirtualClock } from '../kernel/virtual-clock';
import { Courier } from './courier';
import { DeliveryLog } from './delivery-log';
import type { Webhook } from './webhook';
import { WebhookFailure } from './webhook-failure';

let application: Application;
let courier: Courier;
let log: DeliveryLog;

beforeEach(async () => {
  application = await Application.start();
  log = new DeliveryLog(new VirtualClock(), new Changes());
  courier = new Courier({ sid: 'AC1', authToken: 'secret', apiKeys: [] }, log, new Activity());
});

afterEach(() => application.stop());

function aWebhook(webhook: Partial<Webhook> = {}): Webhook {
  return {
    kind: 'voice',
    url: `${application.url}/voice`,
    method: 'POST',
    parameters: { CallSid: 'CA1' },
    callSid: 'CA1',
    ...webhook,
  };
}

async function failureOf(delivery: Promise<unknown>): Promise<WebhookFailure> {
  try {
    await delivery;
  } catch (error) {
    if (error instanceof WebhookFailure) return error;
    throw error;
  }
  throw new Error('The delivery succeeded');
}

/** An address at which nobody listens. */
async function deadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/voice`;
}

describe('a webhook that is answered', () => {
  it('carries a form, a signature and an idempotency token', async () => {
    await courier.deliver(aWebhook());
    const [request] = application.received;
    expect(request).toMatchObject({ method: 'POST', form: { CallSid: 'CA1' } });
    expect(request?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      'i-twilio-idempotency-token': expect.stringMatching(/.+/) as string,
      'x-twilio-signature': expect.stringMatching(/^[\w+/]{27}=$/) as string,
    });
  });

  it('is on record with its answer', async () => {
    application.answers('/voice', '<Response/>');
    await courier.deliver(aWebhook());
    expect(log.all()).toMatchObject([
      { kind: 'voice', outcome: 'answered', status: 200, body: '<Response/>', attempts: 1 },
    ]);
  });

  it('carries its fields in the query when it is a GET', async () => {
    await courier.deliver(aWebhook({ method: 'GET', url: `${application.url}/voice?a=1` }));
    expect(application.received[0]?.path).toBe('/voice?a=1&CallSid=CA1');
  });

  it('does not send the connection overrides', async () => {
    await courier.deliver(aWebhook({ url: `${application.url}/voice#rc=3` }));
    expect(application.received[0]?.path).toBe('/voice');
  });
});

describe('a redirect', () => {
  it('is followed, and turns the POST into a GET without its form', async () => {
    application.answers('/voice', { status: 302, headers: { Location: '/there?b=2' } });
    application.answers('/there', '<Response/>');
    const answer = await courier.deliver(aWebhook());
    expect(application.received[1]).toMatchObject({ method: 'GET', path: '/there?b=2' });
    expect(answer.address).toEqual({ url: `${application.url}/there?b=2`, method: 'GET' });
  });

  it('is given up after ten of them', async () => {
    application.answers('/voice', { status: 302, headers: { Location: '/voice' } });
    const failure = await failureOf(courier.deliver(aWebhook()));
    expect(failure.code).toBe(11215);
    expect(application.received).toHaveLength(11);
  });
});

describe('a webhook that fails', () => {
  it('is not repeated after a 500 by default', async () => {
    application.answers('/voice', { status: 500 });
    const failure = await failureOf(courier.deliver(aWebhook()));
    expect(failure.code).toBe(11200);
    expect(log.all()).toMatchObject([{ outcome: 'failed', status: 500, attempts: 1 }]);
  });

  it('is repeated the number of times that its overrides say, with one idempotency token', async () => {
    let attempts = 0;
    application.answers('/voice', () => {
      attempts += 1;
      return attempts < 3 ? { status: 503 } : '<Response/>';
    });
    await courier.deliver(aWebhook({ url: `${application.url}/voice#rc=4&rp=5xx` }));
    const tokens = application.received.map(({ headers }) => headers['i-twilio-idempotency-token']);
    expect(tokens).toHaveLength(3);
    expect(new Set(tokens).size).toBe(1);
  });

  it('is tried twice when no connection can be made', async () => {
    const failure = await failureOf(courier.deliver(aWebhook({ url: await deadAddress() })));
    expect(failure.code).toBe(11205);
    expect(log.all()).toMatchObject([{ outcome: 'failed', attempts: 2, error: { code: 11205 } }]);
  });

  it('names a connection that cannot be secured, whatever the reason', async () => {
    const plain = application.url.replace('http:', 'https:');
    expect((await failureOf(courier.deliver(aWebhook({ url: plain })))).code).toBe(11220);

    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `https://127.0.0.1:${port}/voice`;
    expect((await failureOf(courier.deliver(aWebhook({ url })))).code).toBe(11220);
    await new Promise((resolve) => server.close(resolve));
  });

  it('is given up when no answer comes in time', async () => {
    application.answers('/voice', () => new Promise(() => undefined));
    const failure = await failureOf(
      courier.deliver(aWebhook({ url: `${application.url}/voice#rt=150` })),
    );
    expect(failure.message).toContain('did not answer in time');
    expect(log.all()).toMatchObject([{ attempts: 1 }]);
  });

  it('is given up when all attempts together took too long', async () => {
    application.answers('/voice', () => new Promise(() => undefined));
    const url = `${application.url}/voice#rc=5&rp=rt&rt=100&tt=250`;
    await failureOf(courier.deliver(aWebhook({ url })));
    expect(application.received.length).toBeLessThan(5);
  });

  it('is refused when the document is larger than 64 kB', async () => {
    application.answers('/voice', 'x'.repeat(64 * 1024 + 1));
    const failure = await failureOf(courier.deliver(aWebhook()));
    expect(failure.code).toBe(11750);
  });

  it('names an address that is none', async () => {
    const failure = await failureOf(courier.deliver(aWebhook({ url: 'ftp://desk/voice' })));
    expect(failure.code).toBe(11100);
  });
});

describe('cookies', () => {
  it('come back with the next webhook of the same call, and of no other', async () => {
    application.answers('/voice', {
      headers: { 'Set-Cookie': 'session=7; Path=/' },
      body: '<Response/>',
    });
    await courier.deliver(aWebhook());
    await courier.deliver(aWebhook());
    await courier.deliver(aWebhook({ callSid: 'CA2' }));
    expect(application.received.map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      'session=7',
      undefined,
    ]);
  });
});
