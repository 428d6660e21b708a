import { CUSTOMER_NUMBER, DESK_NUMBER, startBench, type Bench } from '../testing/bench';
import type { Telephone, UserMessage } from '../kernel/exchange';
import { APPLICATION_SID, twiml } from '../testing/bench';

let bench: Bench;
let heard: UserMessage[];

beforeEach(async () => {
  bench = await startBench();
  heard = [];
});

afterEach(() => bench.stop());

/** A client in a call with its application, whose page keeps what it is told. */
function clientInCall(): string {
  const nothing = () => undefined;
  const telephone: Telephone = {
    address: 'client:ben',
    ...{ ring: nothing, stopRinging: nothing, ringing: nothing, connected: nothing },
    disconnected: nothing,
    message: (_callSid, message) => heard.push(message),
  };
  bench.application.answers('/client-voice', twiml('<Pause length="60"/>'));
  const applicationSid = APPLICATION_SID;
  return bench.simulator.exchange.dial(telephone, { applicationSid, params: {} });
}

describe('a message of the application', () => {
  it('reaches the page of the client that is on the call', async () => {
    const callSid = clientInCall();
    const content = JSON.stringify({ label: 'client-1', muted: false });
    const message = await bench.client.calls(callSid).userDefinedMessages.create({ content });
    expect(message).toMatchObject({ callSid, accountSid: expect.any(String) as string });
    expect(message.sid).toMatch(/^KX[0-9a-f]{32}$/);
    expect(message.dateCreated.getTime()).toBe(bench.clock.now());
    expect(heard).toEqual([{ sid: message.sid, content: { label: 'client-1', muted: false } }]);
  });

  it.each(['', 'no JSON', JSON.stringify('x'.repeat(10_001))])(
    'is refused when it cannot be sent',
    async (content) => {
      const sending = bench.client.calls(clientInCall()).userDefinedMessages.create({ content });
      await expect(sending).rejects.toMatchObject({ status: 400, code: 20001 });
    },
  );

  it('is refused when the call is over, or never was', async () => {
    const caller = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    caller.hangUp();
    const send = (sid: string) =>
      bench.client.calls(sid).userDefinedMessages.create({ content: '{}' });
    await expect(send(caller.sid)).rejects.toMatchObject({ status: 400, code: 21220 });
    await expect(send(`CA${'0'.repeat(32)}`)).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});

describe('a message of a client’s page', () => {
  const say = (callSid: string) =>
    bench.simulator.exchange.message(callSid, { sid: 'KX1', content: { key: 'value' } });

  it('is posted to each subscriber, until they unsubscribe', async () => {
    const callSid = clientInCall();
    const callback = `${bench.application.url}/said`;
    const { userDefinedMessageSubscriptions } = bench.client.calls(callSid);
    const subscription = await userDefinedMessageSubscriptions.create({ callback });
    expect(subscription.sid).toMatch(/^ZY[0-9a-f]{32}$/);
    say(callSid);
    const { form, headers } = await bench.application.gets('/said');
    expect(form).toMatchObject({
      ...{ CallSid: callSid, Sid: 'KX1', Content: '{"key":"value"}' },
      ...{ ContentType: 'application/json', SequenceNumber: '1' },
      Timestamp: 'Mon, 05 Jan 2026 09:00:00 +0000',
    });
    expect(headers['x-twilio-signature']).toBeDefined();

    await userDefinedMessageSubscriptions(subscription.sid).remove();
    say(callSid);
    await bench.simulator.settled();
    expect(bench.application.to('/said')).toHaveLength(1);
  });

  it('is posted once to somebody who has asked twice under one key', async () => {
    const callSid = clientInCall();
    const { userDefinedMessageSubscriptions } = bench.client.calls(callSid);
    const ask = (idempotencyKey: string) =>
      userDefinedMessageSubscriptions.create({
        callback: `${bench.application.url}/said`,
        idempotencyKey,
      });
    const [first, again] = [await ask('one'), await ask('one')];
    expect(again.sid).toBe(first.sid);
    say(callSid);
    await bench.simulator.settled();
    expect(bench.application.to('/said')).toHaveLength(1);

    expect((await ask('other')).sid).not.toBe(first.sid);
    say(callSid);
    await bench.simulator.settled();
    expect(bench.application.to('/said')).toHaveLength(3);
  });

  it('carries the number that it has on its call', async () => {
    const [callSid, other] = [clientInCall(), clientInCall()];
    const callback = `${bench.application.url}/said`;
    await bench.client.calls(callSid).userDefinedMessageSubscriptions.create({ callback });
    await bench.client.calls(other).userDefinedMessageSubscriptions.create({ callback });
    for (const sid of [callSid, callSid, other]) say(sid);
    await bench.simulator.settled();
    const told = bench.application
      .forms('/said')
      .map((form) => [form['CallSid'], form['SequenceNumber']]);
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        [callSid, '1'],
        [callSid, '2'],
        [other, '1'],
      ]),
    );
  });

  it('is told as warning 32711 of its call when it is not taken', async () => {
    const callSid = clientInCall();
    const callback = `${bench.application.url}/said`;
    bench.application.answers('/said', { status: 500 });
    await bench.client.calls(callSid).userDefinedMessageSubscriptions.create({ callback });
    say(callSid);
    await bench.simulator.settled();
    const shown = bench.simulator.state().calls.find(({ sid }) => sid === callSid);
    expect(shown?.warnings).toMatchObject([{ code: 32711 }]);
  });

  it('goes to nobody who did not ask', async () => {
    const callSid = clientInCall();
    say(callSid);
    await bench.simulator.settled();
    expect(bench.simulator.deliveries.all().map(({ kind }) => kind)).not.toContain('user-message');
  });

  it('needs an address, and a subscription that exists', async () => {
    const { userDefinedMessageSubscriptions } = bench.client.calls(clientInCall());
    const create = userDefinedMessageSubscriptions.create({ callback: '' });
    await expect(create).rejects.toMatchObject({ status: 400 });
    const remove = userDefinedMessageSubscriptions(`ZY${'0'.repeat(32)}`).remove();
    await expect(remove).rejects.toMatchObject({ status: 404 });
  });
});
