import type { Client } from './testing/client';
import { useGateway } from './testing/fixture';
import { accessToken } from './testing/tokens';

const bench = useGateway();

function dial(client: Client, params = ''): void {
  client.send('invite', { callsid: 'TJS1', sdp: 'their offer', twilio: { params } });
}

describe('a client that calls', () => {
  it('reaches its application with its parameters', async () => {
    const { exchange, register } = bench();
    dial(await register('ada'), 'To=bob&note=a%20%2B%20b');

    expect(await exchange.waitsUntilTold({ what: 'dial' })).toEqual({
      what: 'dial',
      address: 'client:ada',
      call: { applicationSid: 'AP1', params: { To: 'bob', note: 'a + b' } },
    });
  });

  it('hears at once that it rings, with a way for early audio', async () => {
    const client = await bench().register('ada');
    dial(client);

    expect(await client.receives('ringing')).toEqual({
      callsid: 'CAplaced1',
      sdp: 'our answer to their offer',
    });
  });

  it('is connected when the exchange says so, and not before', async () => {
    const { exchange, register } = bench();
    const client = await register('ada');
    dial(client);
    await client.receives('ringing');
    expect(await client.unawaited()).toEqual([]);

    exchange.telephones[0]?.connected('CAplaced1');

    expect(await client.receives('answer')).toMatchObject({
      callsid: 'CAplaced1',
      sdp: 'our answer to their offer',
      reconnect: expect.stringMatching(/^RT/) as string,
    });
  });

  it('is connected after the ringing, even if the exchange was faster than the line', async () => {
    const { exchange, lines, register } = bench();
    const client = await register('ada');
    let release = (): void => undefined;
    lines.heldBack = new Promise((resolve) => (release = resolve));
    dial(client);
    await lines.areOpen(1);
    exchange.telephones[0]?.connected('CAplaced1');
    release();

    await client.receives('answer');
    expect(client.received.map(({ type }) => type)).not.toContain('ringing');
  });

  it('may hang up while the line is being opened, and leaves nothing behind', async () => {
    const { exchange, lines, register } = bench();
    const client = await register('ada');
    let release = (): void => undefined;
    lines.heldBack = new Promise((resolve) => (release = resolve));
    dial(client);
    await lines.areOpen(1);

    client.send('hangup', { callsid: 'TJS1' });
    await exchange.waitsUntilTold({ what: 'hang-up', callSid: 'CAplaced1' });
    release();

    expect(await client.unawaited()).not.toContain('ringing');
    expect(lines.open.size).toBe(0);
  });

  it('is told why its call goes nowhere, by the name that it knows', async () => {
    const { exchange, lines, register } = bench();
    const client = await register('ada');
    lines.heldBack = new Promise(() => undefined);
    dial(client);
    await lines.areOpen(1);

    exchange.telephones[0]?.disconnected('CAplaced1', { code: 31404, message: 'NotFound' });

    expect(await client.receives('hangup')).toEqual({
      callsid: 'TJS1',
      error: { code: 31404, message: 'NotFound' },
    });
  });

  it('is called Anonymous when its token names nobody, and cannot be called', async () => {
    const { connect, exchange } = bench();
    const client = await connect();
    client.send('listen', { token: accessToken({}) });
    expect(await client.receives('connected')).toMatchObject({ token: { identity: null } });
    dial(client);
    expect(await exchange.waitsUntilTold({ what: 'dial' })).toMatchObject({
      address: 'client:Anonymous',
    });

    client.send('register', { media: { audio: true } });
    expect(await client.receives('error')).toMatchObject({ error: { code: 31201 } });
  });

  it('is refused when its token does not allow it', async () => {
    const { exchange, register } = bench();
    const client = await register({ identity: 'ada', applicationSid: null });
    dial(client);

    expect(await client.receives('hangup')).toMatchObject({
      callsid: 'TJS1',
      error: { code: 31201 },
    });
    expect(exchange.told).not.toContainEqual(expect.objectContaining({ what: 'dial' }));
  });

  it('dials a number when it is a handset, and tells nothing else', async () => {
    const { exchange, register } = bench();
    const client = await register({
      identity: '+12025550111',
      handset: true,
      applicationSid: null,
    });
    dial(client, 'To=%2B12025550100&forged=1');

    expect(await exchange.waitsUntilTold({ what: 'dial' })).toMatchObject({
      address: '+12025550111',
      call: { to: '+12025550100', params: {} },
    });
  });
});
