import { useGateway } from './testing/fixture';

const bench = useGateway();
const call = { callSid: 'CA1', from: '+12025550111', to: 'client:ada', params: {} };

describe('a client that is called', () => {
  it('is offered the call with all that it needs to know', async () => {
    const { exchange, register } = bench();
    const client = await register('ada');
    exchange.ring({ ...call, params: { callId: 'a b&c', legId: '7' } }, 'client:ada');

    const invite = await client.receives('invite');
    expect(invite).toMatchObject({
      callsid: 'CA1',
      sdp: 'our offer',
      reconnect: expect.stringMatching(/^RT/) as string,
      parameters: {
        CallSid: 'CA1',
        AccountSid: 'AC00000000000000000000000000000001',
        From: '+12025550111',
        To: 'client:ada',
        Params: 'callId=a%20b%26c&legId=7',
      },
    });
  });

  it('answers, and its line becomes the leg of the call', async () => {
    const { exchange, lines, register } = bench();
    const client = await register('ada');
    exchange.ring(call, 'client:ada');
    await client.receives('invite');

    client.send('answer', { callsid: 'CA1', sdp: 'their answer' });

    await exchange.waitsUntilTold({ what: 'answer', callSid: 'CA1' });
    expect([...lines.open.values()]).toEqual(['CA1']);
  });

  it('rejects, and its line is closed', async () => {
    const { exchange, lines, register } = bench();
    const client = await register('ada');
    exchange.ring(call, 'client:ada');
    await client.receives('invite');

    client.send('reject', { callsid: 'CA1' });

    await exchange.waitsUntilTold({ what: 'reject', callSid: 'CA1' });
    expect(lines.open.size).toBe(0);
  });

  it('is told when the offer is over, and cannot answer any more', async () => {
    const { exchange, lines, register } = bench();
    const client = await register('ada');
    exchange.ring(call, 'client:ada');
    await client.receives('invite');

    exchange.telephones[0]?.stopRinging('CA1');
    expect(await client.receives('cancel')).toEqual({ callsid: 'CA1' });
    client.send('answer', { callsid: 'CA1', sdp: 'their answer' });

    expect(await client.unawaited()).toEqual([]);
    expect(exchange.told).toEqual([{ what: 'register', address: 'client:ada' }]);
    expect(lines.open.size).toBe(0);
  });

  it('hears nothing of a call that was over before it could be offered', async () => {
    const { exchange, lines, register } = bench();
    const client = await register('ada');
    let release = (): void => undefined;
    lines.heldBack = new Promise((resolve) => (release = resolve));
    exchange.ring(call, 'client:ada');
    await lines.areOpen(1);

    exchange.telephones[0]?.stopRinging('CA1');
    release();

    expect(await client.unawaited()).not.toContain('invite');
    expect(lines.open.size).toBe(0);
  });

  it('rings in every tab; the first to answer has the call', async () => {
    const { exchange, lines, register } = bench();
    const [first, second] = [await register('ada'), await register('ada')];
    exchange.ring(call, 'client:ada');
    await Promise.all([first.receives('invite'), second.receives('invite')]);

    first.send('answer', { callsid: 'CA1', sdp: 'their answer' });

    expect(await second.receives('cancel')).toEqual({ callsid: 'CA1' });
    expect([...lines.open.values()]).toEqual(['CA1']);
    expect(await first.unawaited()).toEqual([]);
  });

  it('is given up by the gateway when its answer cannot be used', async () => {
    const { exchange, lines, register } = bench();
    const client = await register('ada');
    exchange.ring(call, 'client:ada');
    await client.receives('invite');

    client.send('answer', { callsid: 'CA1', sdp: 'nonsense' });

    expect(await client.receives('hangup')).toMatchObject({
      callsid: 'CA1',
      error: { code: 53405 },
    });
    await exchange.waitsUntilTold({ what: 'hang-up', callSid: 'CA1' });
    expect(lines.open.size).toBe(0);
  });

  it('can hand the ringing call to another device of the identity', async () => {
    const { exchange, lines, register } = bench();
    const [desk, mobile] = [await register('ada'), await register('ada')];
    exchange.telephones.splice(1);
    exchange.ring(call, 'client:ada');
    const { reconnect } = await desk.receives('invite');

    mobile.send('invite', { callsid: 'CA1', reconnect, sdp: 'a fresh offer', twilio: {} });

    expect(await mobile.receives('answer')).toMatchObject({
      callsid: 'CA1',
      sdp: 'our answer to a fresh offer',
      reconnect,
    });
    expect(await desk.receives('cancel')).toEqual({ callsid: 'CA1' });
    expect([...lines.open.values()]).toEqual(['CA1']);
  });
});
