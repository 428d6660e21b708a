import { randomBytes } from 'node:crypto';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { livePath } from '@baton/shared-types';
import request from 'supertest';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { Desk } from '../testing/desk';

/** Names that lead here because somebody else has said so. */
const foreign = [
  'evil.example',
  'localhost.evil.example',
  'evil.example:3000',
  'localhost@evil.example',
  '192.0.2.1',
  '0.0.0.0:3000',
];

/* Real: the whole API with a name of its own and credentials of its own, PostgreSQL. */
describe('the desk, asked for by a name', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({
      PUBLIC_BASE_URL: 'https://desk.example',
      ALLOWED_HOSTS: 'phone.example',
      DEMO_MODE: 'false',
      TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: 'own',
      TWILIO_API_KEY_SID: `SK${'a'.repeat(32)}`,
      TWILIO_API_KEY_SECRET: 'own',
      CONSOLE_DIR: __dirname,
      API_DOCS: 'true',
    });
  });
  afterAll(() => desk.stop());

  const server = () => desk.app.getHttpServer();
  const port = () => (server().address() as AddressInfo).port;
  /** The answer to a live connection: 101 is one that is made. */
  const connects = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = get({
        port: port(),
        path: `${livePath}/?EIO=4&transport=websocket`,
        headers: {
          Connection: 'Upgrade',
          Upgrade: 'websocket',
          'Sec-WebSocket-Version': '13',
          'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
          ...headers,
        },
      });
      asked.once('upgrade', ({ statusCode }, socket) => {
        socket.destroy();
        resolve(statusCode);
      });
      asked.once('response', (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.once('error', reject);
    });

  describe.each(foreign)('that is not its own, "%s"', (host) => {
    it.each(['/', '/sign-in', '/chunk.js', '/API/desk', '/api/desk', '/api/docs', '/api/nothing'])(
      'does not answer at %s, and names the setting',
      async (path) => {
        const { status, text } = await request(server())
          .get(path)
          .set({ Host: host, Accept: 'text/html' });
        expect(status).toBe(421);
        expect(JSON.parse(text)).toMatchObject({ code: 'unknown_host' });
        expect(text).toContain('ALLOWED_HOSTS');
      },
    );

    it('lets nobody sign in', async () => {
      await request(server())
        .post('/api/session')
        .set('Host', host)
        .send({ agentId: 'ada', password: 'a long password' })
        .expect(421);
    });

    it('makes no live connection', async () => {
      expect(await connects({ Host: host })).toBe(400);
    });
  });

  it.each([
    'desk.example',
    'DESK.example:443',
    'desk.example.',
    'phone.example',
    'localhost:4200',
    '127.0.0.1:3000',
    '[::1]:3000',
  ])('that is its own answers: %s', async (host) => {
    await request(server()).get('/api/desk').set('Host', host).expect(200);
    expect(await connects({ Host: host })).toBe(101);
  });

  it.each([
    ['https://desk.example', 101],
    ['https://phone.example', 101],
    ['http://localhost:4200', 101],
    ['https://evil.example', 400],
    ['http://localhost.evil.example', 400],
    ['null', 400],
  ])('is connected to by the page at %s with %d', async (origin, status) => {
    expect(await connects({ Host: 'desk.example', Origin: origin })).toBe(status);
  });

  it('serves the carrier, who signs, by whichever name it calls', async () => {
    const path = '/conference/connect/client';
    const form = { CallSid: `CA${'b'.repeat(32)}`, From: '+12025550142', To: '+12025550100' };
    const signature = getExpectedTwilioSignature('own', `https://desk.example${path}`, form);
    const { text } = await request(server())
      .post(path)
      .type('form')
      .set({ Host: 'tunnel.example', 'X-Twilio-Signature': signature })
      .send(form)
      .expect(200);
    expect(text).toContain('<Response>');
  });

  it.each([
    ['/health', 200],
    ['/health/live', 200],
    ['/audio/hold-music.wav', 200],
    ['/voice/status', 405],
  ])(
    'does not check the host name for load balancers and the carrier: %s',
    async (path, status) => {
      await request(server()).get(path).set('Host', '10.0.0.7').expect(status);
    },
  );

  it('has browsers come by https for a year, to its documentation too', async () => {
    for (const path of ['/api/desk', '/api/docs']) {
      const { headers } = await request(server()).get(path);
      expect(headers['strict-transport-security']).toBe('max-age=31536000');
    }
  });
});
