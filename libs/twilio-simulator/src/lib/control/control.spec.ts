import { CUSTOMER_NUMBER, DESK_NUMBER, startBench, twiml, type Bench } from '../testing/bench';
import type { SimulatorState } from '../kernel/simulator-state';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
  bench.application.answers(
    '/voice',
    twiml('<Dial><Conference waitUrl="" participantLabel="customer">room</Conference></Dial>'),
  );
});

afterEach(() => bench.stop());

async function control(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') {
  const response = await fetch(`${bench.simulator.url}/_simulator${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}

const customer = encodeURIComponent(CUSTOMER_NUMBER);

describe('the state', () => {
  it('shows calls, who hears who, telephones and webhooks', async () => {
    bench.simulator.phones.client('ada');
    await control(`/phones/${customer}/calls`, { to: DESK_NUMBER });
    await bench.application.gets('/voice');
    await bench.simulator.settled();
    const { body } = await control('/state');
    const state = body as SimulatorState;
    expect(state.calls).toMatchObject([
      {
        from: CUSTOMER_NUMBER,
        to: DESK_NUMBER,
        status: 'in-progress',
        verb: 'Dial',
        hears: { kind: 'silence', description: 'nothing' },
      },
    ]);
    expect(state.conferences).toMatchObject([
      { friendlyName: 'room', participants: [{ label: 'customer', hears: [] }] },
    ]);
    expect(state.telephones).toContainEqual({ address: 'client:ada', devices: 1 });
    expect(state.deliveries).toMatchObject([
      { kind: 'voice', method: 'POST', outcome: 'answered', status: 200 },
    ]);
    expect((await control('/deliveries')).body).toEqual(state.deliveries);
  });

  it('is announced to all who watch the events', async () => {
    const stream = await fetch(`${bench.simulator.url}/_simulator/events`);
    bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    let seen = '';
    const decoder = new TextDecoder();
    for await (const chunk of stream.body ?? []) {
      seen += decoder.decode(chunk as Uint8Array);
      if (seen.includes('"what":"conference"')) break;
    }
    expect(seen).toContain('event: change\ndata: {"what":"call"');
  });
});

describe('scripted telephones by HTTP', () => {
  it('place calls, answer, press keys and hang up', async () => {
    await control('/phones/client:ada', {}, 'PUT');
    bench.application.answers('/voice', twiml('<Dial><Client>ada</Client></Dial>'));
    const placed = await control(`/phones/${customer}/calls`, { to: DESK_NUMBER });
    expect(placed).toMatchObject({
      status: 201,
      body: { callSid: expect.stringMatching(/^CA/) as string },
    });
    await bench.simulator.phones.client('ada').rings();
    expect(await control('/phones/client:ada/answer', {})).toMatchObject({
      status: 200,
      body: { address: 'client:ada', call: { connected: true } },
    });
    expect((await control(`/phones/${customer}/press`, { digits: '12#' })).status).toBe(200);
    await control('/phones/client:ada/hang-up', {});
    expect((await control('/phones/client:ada/hang-up', {})).status).toBe(409);
  });

  it('do what they are told when they ring', async () => {
    await control('/phones/client:ada', { onRing: 'reject' }, 'PUT');
    const call = await bench.client.calls.create({
      ...{ to: 'client:ada', from: DESK_NUMBER, twiml: '<Response/>' },
    });
    await bench.simulator.settled();
    expect(await bench.client.calls(call.sid).fetch()).toMatchObject({ status: 'busy' });
    expect((await control('/phones')).body).toMatchObject([{ onRing: 'reject', registered: true }]);
    expect((await control('/phones/client:ada', undefined, 'DELETE')).status).toBe(204);
  });
});

describe('faults by HTTP', () => {
  it('are asked for, listed and taken back', async () => {
    await control('/faults/callbacks', { event: 'participant-leave', does: 'drop' });
    await control('/faults/rest', { path: 'Participants', does: '503', times: 2 });
    expect((await control('/faults')).body).toEqual({
      callbacks: [{ event: 'participant-leave', does: 'drop', times: 1 }],
      rest: [{ path: 'Participants', does: '503', times: 2 }],
    });
    await control('/faults', undefined, 'DELETE');
    expect((await control('/faults')).body).toEqual({ callbacks: [], rest: [] });
  });

  it.each([
    { does: 'drop' },
    { event: 'completed', does: 'explode' },
    { event: 'x', does: 'drop', extra: 1 },
  ])('are refused when they are none: %j', async (fault) => {
    expect((await control('/faults/callbacks', fault)).status).toBe(400);
  });
});

describe('time and memory', () => {
  it('lets virtual time pass', async () => {
    const before = bench.clock.now();
    expect(await control('/clock/advance', { ms: 60_000 })).toEqual({
      status: 200,
      body: { now: before + 60_000 },
    });
  });

  it('hangs everybody up and forgets calls, conferences and recordings at a reset', async () => {
    const call = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await call.waitsUntilAnswered();
    await control('/reset', {});
    await call.waitsUntilOver();
    await bench.simulator.settled();
    expect((await control('/conferences')).body).toEqual([]);
    expect((await control('/calls')).body).toEqual([]);
    expect(await bench.client.calls.list()).toEqual([]);
    expect(await bench.client.conferences.list()).toEqual([]);
  });
});

describe('a reset', () => {
  it('gives numbers and applications back what they had at the start', async () => {
    const { incomingPhoneNumbers, applications } = bench.client;
    const [number] = await incomingPhoneNumbers.list();
    const before = number?.toJSON();
    const [application] = await applications.list();
    const change = {
      voiceUrl: 'http://elsewhere.example/',
      voiceMethod: 'GET',
      friendlyName: 'new',
    };
    await incomingPhoneNumbers(number?.sid ?? '').update(change);
    await applications(application?.sid ?? '').update(change);
    await control('/reset', {});
    expect((await incomingPhoneNumbers.list())[0]?.toJSON()).toEqual(before);
    expect((await applications.list())[0]?.toJSON()).toEqual(application?.toJSON());
  });
});

describe('the control', () => {
  it('is not for the pages of other sites', async () => {
    const response = await fetch(`${bench.simulator.url}/_simulator/reset`, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(response.status).toBe(403);
  });
});

describe('what the control does not know', () => {
  it.each(['/nothing', '/phones/client:ada/dance'])('is told: %s', async (path) => {
    expect((await control(path)).status).toBe(404);
  });

  it('is a body that is too long', async () => {
    const { status } = await control('/faults/rest', { path: 'x'.repeat(200_000) });
    expect(status).toBe(413);
  });

  it('is JSON that is none', async () => {
    const response = await fetch(`${bench.simulator.url}/_simulator/faults/rest`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{',
    });
    expect(response.status).toBe(400);
  });
});
