import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import request from 'supertest';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { Desk } from '../../testing/desk';
import { LogBook } from '../../testing/log-book';
import { aSid } from '../../testing/sids';

/* Real: the whole API, PostgreSQL, connections on which every byte is chosen. */
describe('the address of a webhook', () => {
  let desk: Desk;
  const log = new LogBook();
  beforeAll(async () => {
    desk = await Desk.open({ LOG_LEVEL: 'warn' }, log);
  });
  afterAll(() => desk.stop());

  /** What the desk answers to these bytes, once it has closed the connection. */
  const answerTo = async (...lines: string[]) => {
    const { port } = desk.app.getHttpServer().address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1' });
    await once(socket, 'connect');
    socket.write(lines.join('\r\n'));
    return text(socket);
  };
  const signatureOf = (url: string, form: Record<string, string | string[]>) =>
    getExpectedTwilioSignature(desk.environment.TWILIO_AUTH_TOKEN, url, form);

  it('refuses who does not sign, without waiting for what they send', async () => {
    const answer = await answerTo(
      'POST /conference/connect/client HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Length: 65536',
      '',
      'a&a&a&',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(answer).toContain('"code":"wrong_signature"');
  });

  it.each([
    '/voice/status',
    '/conference/connect/client',
    '/conference/wait',
    '/conference/fallback',
    `/conference/${aSid('CA')}/again`,
  ])('is never on another host: %s', async (path) => {
    const signature = signatureOf(`http://evil.example${path}`, {});
    const answer = await answerTo(
      `POST http://evil.example${path} HTTP/1.1`,
      'Host: localhost',
      'Content-Type: application/x-www-form-urlencoded',
      `X-Twilio-Signature: ${signature}`,
      'Content-Length: 0',
      'Connection: close',
      '',
      '',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  });

  it.each([
    '/voice/./status',
    '/./voice/status',
    '/voice/x/../status',
    '/voice//status',
    '/voice/status/',
    '/VOICE/status',
    '/voice/%73tatus',
    '/voice/status?',
    '/voice/status?a=1',
    '/voice/status#rc=1',
  ])('is the one that was received, to the letter: %s', async (path) => {
    const answer = await answerTo(
      `POST ${path} HTTP/1.1`,
      'Host: localhost',
      'Content-Type: application/x-www-form-urlencoded',
      `X-Twilio-Signature: ${signatureOf(`${desk.environment.PUBLIC_BASE_URL}/voice/status`, {})}`,
      'Content-Length: 0',
      'Connection: close',
      '',
      '',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 (403|404) /);
    expect(await desk.history()).toEqual([]);
  });

  it.each(['%', '\u{ff}', 'a'.repeat(10_000), `${'0'.repeat(27)}=`, '='])(
    'refuses the signature %.20s',
    async (signature) => {
      const answer = await answerTo(
        'POST /voice/status?a=%zz HTTP/1.1',
        'Host: localhost',
        `X-Twilio-Signature: ${signature}`,
        'Content-Length: 0',
        'Connection: close',
        '',
        '',
      );
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    },
  );

  it.each([
    ['more fields than a carrier sends', 'a='.repeat(1), 201, 403],
    ['a longer form than a carrier sends', `a=${'x'.repeat(1_000)}`, 17, 413],
  ])('refuses %s, signed or not', async (_, field, times, status) => {
    const body = Array.from({ length: times }, () => field).join('&');
    const values = [...new URLSearchParams(body).values()];
    const path = '/voice/status';
    const response = await request(desk.app.getHttpServer())
      .post(path)
      .type('form')
      .set(
        'X-Twilio-Signature',
        signatureOf(desk.environment.PUBLIC_BASE_URL + path, { a: values }),
      )
      .send(body);
    expect(response.status).toBe(status);
  });

  it.each(['/voice/status', '/conference/connect/client', `/conference/${aSid('CA')}/after`])(
    'says that it wants POST when it is asked for with GET, and logs the usual cause: %s',
    async (path) => {
      log.forget();
      const { status, headers } = await request(desk.app.getHttpServer()).get(path);
      expect([status, headers['allow']]).toEqual([405, 'POST']);
      expect(log.find('webhook with the wrong method')).toMatch(
        /"method":"GET".*configured with it, or a redirect on the way/,
      );
    },
  );
});

/* Real: the whole API, PostgreSQL. */
describe('the sound that shows that music begins', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());

  const musicOf = (document: string) => {
    const [, path = ''] = /<Play>http:\/\/localhost:3000([^<#]*lead-in[^<#]*)/.exec(document) ?? [];
    return path.replaceAll('&amp;', '&');
  };

  it('is had at the address that the desk has made, and at no other', async () => {
    const customer = await desk.customerCalls();
    const path = musicOf((await desk.webhook('/conference/wait', { CallSid: customer.sid })).text);
    const get = (address: string) => request(desk.app.getHttpServer()).get(address);
    await get(path)
      .expect(200)
      .expect('Content-Type', /audio\/wav/);
    await get(path.replace('part=0', 'part=1')).expect(403);
    await get(path.replace(/&seal=.*/, '')).expect(403);
    await get(`${path}&lasts=9`).expect(403);
    await get('/conference/heard/lead-in.wav').expect(403);
  });
});
