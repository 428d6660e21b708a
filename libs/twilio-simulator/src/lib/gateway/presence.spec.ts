import { useGateway } from './testing/fixture';
import { accessToken } from './testing/tokens';

const bench = useGateway();

describe('a client that connects', () => {
  it('learns its identity and how long its token lives', async () => {
    const client = await bench().connect();
    client.send('listen', { token: accessToken({ identity: 'ada', ttlSeconds: 600 }) });

    const { token } = await client.receives('connected');
    expect(token).toMatchObject({ identity: 'ada' });
    // Tokens count in whole seconds, of which the first may be nearly over.
    expect([599, 600]).toContain((token as { ttl: number }).ttl);
  });

  it('sends its statistics to nobody at Twilio', async () => {
    const client = await bench().connect();
    client.send('listen', { token: accessToken({ identity: 'ada' }) });

    // The SDK makes a host of it: https://eventgw.<home>.twilio.com
    const { home } = await client.receives('connected');
    expect(new URL(`https://eventgw.${String(home)}.twilio.com/v4`).hostname).toBe(
      'eventgw.localhost',
    );
  });

  it('is told what is wrong with its token, and may show a better one', async () => {
    const client = await bench().connect();
    client.send('listen', { token: accessToken({ identity: 'ada', secret: 'wrong' }) });
    expect(await client.receives('error')).toMatchObject({ error: { code: 31204 } });

    client.send('listen', { token: accessToken({ identity: 'ada' }) });
    await client.receives('connected');
  });

  it('can be called once it has registered, and no longer when it unregisters', async () => {
    const { exchange, register } = bench();
    const client = await register('ada');
    await exchange.waitsUntilTold({ what: 'register', address: 'client:ada' });

    client.send('register', { media: { audio: false } });

    await client.receives('offline');
    await exchange.waitsUntilTold({ what: 'unregister', address: 'client:ada' });
  });

  it('is registered once, however often it repeats itself', async () => {
    const { exchange, register } = bench();
    const client = await register('ada');
    client.send('register', { media: { audio: true } });
    await client.receives('ready');

    expect(exchange.told).toEqual([{ what: 'register', address: 'client:ada' }]);
  });

  it('cannot be called when its token does not allow it', async () => {
    const { connect, exchange } = bench();
    const client = await connect();
    client.send('listen', { token: accessToken({ identity: 'ada', mayBeCalled: false }) });
    client.send('register', { media: { audio: true } });

    expect(await client.receives('error')).toMatchObject({ error: { code: 31201 } });
    expect(exchange.told).toEqual([]);
  });

  it('is not reachable any more when its connection breaks', async () => {
    const { exchange, register } = bench();
    const client = await register('ada');
    await client.drop();

    await exchange.waitsUntilTold({ what: 'unregister', address: 'client:ada' });
  });

  it('is told when its token ends, and cannot be called from then on', async () => {
    const { exchange, register } = bench();
    const client = await register({ identity: 'ada', ttlSeconds: 1 });

    expect(await client.receives('error')).toMatchObject({ error: { code: 31205 } });
    await exchange.waitsUntilTold({ what: 'unregister', address: 'client:ada' });
  });

  it('can be called again once it shows a fresh token, though its SDK does not register anew', async () => {
    const { exchange, register } = bench();
    const client = await register({ identity: 'ada', ttlSeconds: 1 });
    await client.receives('error');

    client.send('listen', { token: accessToken({ identity: 'ada' }) });

    await client.receives('connected');
    expect(exchange.told.map(({ what }) => what)).toEqual(['register', 'unregister', 'register']);
  });

  it('takes its presence along when a fresh token gives it another identity', async () => {
    const { exchange, register } = bench();
    const client = await register('ada');

    client.send('listen', { token: accessToken({ identity: 'ben' }) });

    await client.receives('connected');
    expect(exchange.told).toEqual([
      { what: 'register', address: 'client:ada' },
      { what: 'unregister', address: 'client:ada' },
      { what: 'register', address: 'client:ben' },
    ]);
  });

  it('stays unreachable with a fresh token when it had unregistered', async () => {
    const { exchange, register } = bench();
    const client = await register('ada');
    client.send('register', { media: { audio: false } });
    await client.receives('offline');

    client.send('listen', { token: accessToken({ identity: 'ada' }) });

    await client.receives('connected');
    expect(exchange.told.map(({ what }) => what)).toEqual(['register', 'unregister']);
  });

  it('is a telephone, not a client, when the handset page made its token', async () => {
    const { exchange, register } = bench();
    await register({ identity: '+12025550111', handset: true });

    await exchange.waitsUntilTold({ what: 'register', address: '+12025550111' });
  });

  it('does no harm with frames that no SDK would send', async () => {
    const client = await bench().register('ada');
    for (const frame of ['rubbish', '{}', '[]', '{"type":"answer","payload":{}}', '\n']) {
      client.sendRaw(frame);
    }

    expect(await client.unawaited()).toEqual([]);
  });
});
