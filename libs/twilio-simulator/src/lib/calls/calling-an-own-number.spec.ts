import { CUSTOMER_NUMBER, DESK_NUMBER, startBench, twiml, type Bench } from '../testing/bench';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
  bench.application.answers('/outgoing', twiml('<Pause length="60"/>'));
  bench.application.answers('/voice', twiml('<Say>Welcome</Say>', '<Pause length="60"/>'));
});

afterEach(() => bench.stop());

/** Calls the desk from itself. */
async function place() {
  const { sid } = await bench.client.calls.create({
    ...{ to: DESK_NUMBER, from: DESK_NUMBER, url: `${bench.application.url}/outgoing` },
    statusCallback: `${bench.application.url}/leg`,
  });
  await bench.simulator.settled();
  const [incoming] = (await bench.client.calls.list()).filter((call) => call.sid !== sid);
  return { outgoing: bench.client.calls(sid), incoming };
}

describe('a call to a number of the account itself', () => {
  it('is two calls, each with a document of its own, in which one hears the other', async () => {
    const { outgoing, incoming } = await place();
    expect(await outgoing.fetch()).toMatchObject({
      direction: 'outbound-api',
      status: 'in-progress',
    });
    expect(incoming).toMatchObject({
      ...{ direction: 'inbound', status: 'in-progress', from: DESK_NUMBER, to: DESK_NUMBER },
    });
    expect(bench.application.to('/outgoing')).toHaveLength(1);
    expect(bench.application.to('/voice')).toHaveLength(1);
    const { sid } = await outgoing.fetch();
    expect(bench.media.ties).toEqual([[sid, incoming?.sid]]);
  });

  it('is answered when the incoming one is', async () => {
    bench.application.answers('/voice', twiml('<Pause length="4"/>', '<Say>Welcome</Say>'));
    const { outgoing } = await place();
    expect((await outgoing.fetch()).status).toBe('ringing');
    await bench.clock.advance(4_100);
    expect((await outgoing.fetch()).status).toBe('in-progress');
  });

  it.each([
    ['<Reject reason="busy"/>', 'busy'],
    ['<Reject/>', 'no-answer'],
  ])('ends as the incoming one turns it away: %s', async (verb, status) => {
    bench.application.answers('/voice', twiml(verb));
    const { outgoing } = await place();
    expect((await outgoing.fetch()).status).toBe(status);
  });

  it('fails when nobody handles calls to the number', async () => {
    const [number] = await bench.client.incomingPhoneNumbers.list();
    await bench.client.incomingPhoneNumbers(number?.sid ?? '').update({ voiceUrl: '' });
    const { outgoing } = await place();
    expect((await outgoing.fetch()).status).toBe('failed');
  });

  it('ends on both sides when one of them is hung up', async () => {
    for (const which of ['outgoing', 'incoming'] as const) {
      const { outgoing, incoming } = await place();
      const ended = which === 'outgoing' ? outgoing : bench.client.calls(incoming?.sid ?? '');
      await ended.update({ status: 'completed' });
      const live = await bench.client.calls.list({ status: 'in-progress' });
      expect(live).toEqual([]);
    }
  });

  it('stops ringing on both sides when it is canceled', async () => {
    bench.application.answers('/voice', twiml('<Pause length="60"/>'));
    const { outgoing, incoming } = await place();
    await outgoing.update({ status: 'canceled' });
    expect((await bench.client.calls(incoming?.sid ?? '').fetch()).status).toBe('no-answer');
  });

  it('can be placed by a Dial', async () => {
    const dial = twiml(`<Dial callerId="${DESK_NUMBER}">${DESK_NUMBER}</Dial>`);
    bench.application.answers('/voice', ({ form }) =>
      form['From'] === CUSTOMER_NUMBER ? dial : twiml('<Pause length="1"/><Say>Welcome</Say>'),
    );
    const customer = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await customer.waitsUntilAnswered();
    await bench.clock.advance(1_100);
    expect(customer.hears()).toMatchObject({ kind: 'mix' });
    customer.hangUp();
    await bench.simulator.settled();
    expect(await bench.client.calls.list({ status: 'in-progress' })).toEqual([]);
  });
});
