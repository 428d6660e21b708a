import type { Client } from './testing/client';
import { type GatewayFixture, useGateway } from './testing/fixture';
import { accessToken } from './testing/tokens';

const bench = useGateway();

/** A client that is on call CA1, and the token by which it can come back to it. */
async function talking(
  { exchange, register }: GatewayFixture,
  reconnectTimeout = 0,
): Promise<{ client: Client; reconnect: unknown }> {
  const client = await register('ada', reconnectTimeout);
  const call = { callSid: 'CA1', from: '+12025550111', to: 'client:ada', params: {} };
  exchange.ring(call, 'client:ada');
  const { reconnect } = await client.receives('invite');
  client.send('answer', { callsid: 'CA1', sdp: 'their answer' });
  await exchange.waitsUntilTold({ what: 'answer' });
  return { client, reconnect };
}

describe('a client on a call', () => {
  it('hangs up', async () => {
    const fixture = bench();
    const { client } = await talking(fixture);
    client.send('hangup', { callsid: 'CA1' });

    await fixture.exchange.waitsUntilTold({ what: 'hang-up', callSid: 'CA1' });
    expect(fixture.lines.open.size).toBe(0);
  });

  it('is hung up', async () => {
    const fixture = bench();
    const { client } = await talking(fixture);
    fixture.exchange.telephones[0]?.disconnected('CA1');

    expect(await client.receives('hangup')).toEqual({ callsid: 'CA1' });
    expect(fixture.lines.open.size).toBe(0);
  });

  it('presses keys, one after the other, and no key for a pause', async () => {
    const fixture = bench();
    const { client } = await talking(fixture);
    client.send('dtmf', { callsid: 'CA1', dtmf: '1w2*#x' });

    await fixture.exchange.waitsUntilTold({ what: 'press', digit: '#' });
    const pressed = fixture.exchange.told.flatMap((told) =>
      told.what === 'press' ? [told.digit] : [],
    );
    expect(pressed).toEqual(['1', '2', '*', '#']);
  });

  it('finds a new way for its audio', async () => {
    const { client } = await talking(bench());
    client.send('reinvite', { callsid: 'CA1', sdp: 'a restart' });

    expect(await client.receives('answer')).toEqual({
      callsid: 'CA1',
      sdp: 'our answer to a restart',
    });
  });

  it('shows a fresh token and takes its call up again', async () => {
    const { client, reconnect } = await talking(bench());
    client.send('listen', { token: accessToken({ identity: 'ada', ttlSeconds: 120 }) });
    // Tokens count in whole seconds, of which the first may be nearly over.
    const { token } = await client.receives('connected');
    expect([119, 120]).toContain((token as { ttl: number }).ttl);

    client.send('invite', { callsid: 'CA1', reconnect, sdp: 'the same', twilio: {} });

    expect(await client.receives('answer')).toEqual({ callsid: 'CA1', reconnect });
  });

  it('loses its call with its connection when it has no patience', async () => {
    const fixture = bench();
    const { client } = await talking(fixture);
    await client.drop();

    await fixture.exchange.waitsUntilTold({ what: 'hang-up', callSid: 'CA1' });
  });

  it('comes back to its call by a new connection', async () => {
    const fixture = bench();
    const { client, reconnect } = await talking(fixture, 10);
    await client.drop();
    const again = await fixture.register('ada', 10);

    again.send('invite', { callsid: 'CA1', reconnect, sdp: 'the same', twilio: {} });
    expect(await again.receives('answer')).toEqual({ callsid: 'CA1', reconnect });

    again.send('hangup', { callsid: 'CA1' });
    await fixture.exchange.waitsUntilTold({ what: 'hang-up', callSid: 'CA1' });
  });

  it('loses its call when it does not come back in time', async () => {
    const fixture = bench();
    const { client } = await talking(fixture, 1);
    const dropped = performance.now();
    await client.drop();

    await fixture.exchange.waitsUntilTold({ what: 'hang-up', callSid: 'CA1' });
    expect(performance.now() - dropped).toBeGreaterThan(1400);
  });

  it('is told that a call is over to which it comes back too late', async () => {
    const client = await bench().register('ada');
    client.send('invite', { callsid: 'CA1', reconnect: 'RT1', sdp: 'the same', twilio: {} });

    expect(await client.receives('hangup')).toMatchObject({
      callsid: 'CA1',
      error: { code: 31404 },
    });
  });

  it('is told when its audio is lost for good, and the exchange as well', async () => {
    const fixture = bench();
    const { client } = await talking(fixture);
    fixture.lines.lose();

    expect(await client.receives('hangup')).toMatchObject({ error: { code: 53405 } });
    await fixture.exchange.waitsUntilTold({ what: 'hang-up', callSid: 'CA1' });
  });

  it('cannot meddle with the call of another client', async () => {
    const fixture = bench();
    await talking(fixture);
    const other = await fixture.register('mallory');
    other.send('hangup', { callsid: 'CA1' });
    other.send('dtmf', { callsid: 'CA1', dtmf: '1' });

    expect(await other.unawaited()).toEqual([]);
    expect(fixture.exchange.told.map(({ what }) => what)).not.toContain('hang-up');
    expect(fixture.exchange.told.map(({ what }) => what)).not.toContain('press');
  });

  it('is told what the application has to say', async () => {
    const fixture = bench();
    const { client } = await talking(fixture);
    fixture.exchange.telephones[0]?.message?.('CA1', { sid: 'KX1', content: { muted: true } });
    expect(await client.receives('message')).toEqual({
      callsid: 'CA1',
      content: { muted: true },
      contenttype: 'application/json',
      messagetype: 'user-defined-message',
      voiceeventsid: 'KX1',
    });
  });

  it('hands on what the page says to the application', async () => {
    const fixture = bench();
    const { client } = await talking(fixture);
    const message = { content: { hello: 1 }, messagetype: 'user-defined-message' };
    client.send('message', { callsid: 'CA1', voiceeventsid: 'KX1', ...message });
    const told = await fixture.exchange.waitsUntilTold({ what: 'message', callSid: 'CA1' });
    expect(told).toMatchObject({ content: { hello: 1 } });
  });

  it('sends messages of the right kind and size', async () => {
    const { client } = await talking(bench());
    const message = (messagetype: string, content: unknown) => {
      const voiceeventsid = 'KX1';
      client.send('message', { callsid: 'CA1', messagetype, content, voiceeventsid });
    };
    message('user-defined-message', { hello: 1 });
    expect(await client.receives('ack')).toEqual({
      acktype: 'message',
      callsid: 'CA1',
      voiceeventsid: 'KX1',
    });
    message('something-else', {});
    expect(await client.receives('error')).toMatchObject({ error: { code: 31210 } });
    message('user-defined-message', 'x'.repeat(20_000));
    expect(await client.receives('error')).toMatchObject({ error: { code: 31212 } });
  });

  it('can be made to lose its network without anybody being told', async () => {
    const fixture = bench();
    const { client } = await talking(fixture);
    expect(fixture.gateway.devices()).toEqual([{ address: 'client:ada', registered: true }]);
    expect(fixture.gateway.cutOff('client:ada')).toBe(1);
    client.send('hangup', { callsid: 'CA1' });
    fixture.exchange.telephones[0]?.disconnected('CA1');

    expect(fixture.gateway.drop('client:ada')).toBe(1);
    await fixture.exchange.waitsUntilTold({ what: 'unregister', address: 'client:ada' });
    expect(fixture.exchange.told.map(({ what }) => what)).not.toContain('hang-up');
    expect(client.received).toEqual([]);
  });
});
