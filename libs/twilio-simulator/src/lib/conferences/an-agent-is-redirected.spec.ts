import type { ScriptedCall } from '../phones/scripted-call';
import { CUSTOMER_NUMBER, DESK_NUMBER, startBench, twiml, type Bench } from '../testing/bench';

let bench: Bench;
let customer: ScriptedCall;
let ada: ScriptedCall;

const room = (attributes: string) =>
  twiml(
    `<Dial action="/after"><Conference waitUrl="" beep="false" ${attributes} statusCallback="/events" statusCallbackEvent="start end join leave">room</Conference></Dial>`,
  );

beforeEach(async () => {
  bench = await startBench();
  const { application, client, simulator } = bench;
  application.answers('/voice', room('participantLabel="customer" startConferenceOnEnter="false"'));
  application.answers('/agent', room('participantLabel="leg-1"'));
  application.answers('/music.wav', {
    headers: { 'Content-Type': 'audio/wav' },
    body: Buffer.alloc(16_000),
  });
  application.answers('/lobby', twiml('<Play>/music.wav</Play>', '<Redirect/>'));
  customer = simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
  await customer.waitsUntilAnswered();
  const phone = simulator.phones.client('ada');
  const url = `${application.url}/agent`;
  await client.calls.create({ to: 'client:ada', from: DESK_NUMBER, url });
  ada = await phone.rings();
  ada.answer();
  await ada.hearsMixOf(customer);
});

afterEach(() => bench.stop());

function send(call: ScriptedCall, path: string) {
  return bench.client.calls(call.sid).update({ url: bench.application.url + path });
}

async function eventsNamed(name: string) {
  await bench.simulator.settled();
  return bench.application
    .forms('/events')
    .filter((event) => event['StatusCallbackEvent'] === name);
}

async function liveParticipants() {
  const [conference] = await bench.client.conferences.list({ status: 'in-progress' });
  const list = bench.client.conferences(conference?.sid ?? '').participants;
  return { conference, labels: (await list.list()).map(({ label }) => label) };
}

describe('an agent who is sent from a conference to the lobby', () => {
  it('leaves it at once, as updated by the API, and is not listed any more', async () => {
    const answered = await send(ada, '/lobby');
    expect(answered.status).toBe('in-progress');
    expect(await eventsNamed('participant-leave')).toMatchObject([
      {
        CallSid: ada.sid,
        ParticipantLabel: 'leg-1',
        ParticipantCallStatus: 'in-progress',
        ReasonParticipantLeft: 'participant_updated_via_api',
      },
    ]);
    expect((await liveParticipants()).labels).toEqual(['customer']);
  });

  it('hears music there, forever, while the one who stayed hears silence', async () => {
    await send(ada, '/lobby');
    await ada.hearsWhat(({ kind }) => kind === 'sound');
    expect(customer.hears()).toEqual({ kind: 'silence' });
    await bench.clock.advance(60_000);
    expect(ada.hears()).toMatchObject({ kind: 'sound' });
    expect(bench.application.to('/lobby').length).toBeGreaterThan(10);
    expect(ada.hasEnded).toBe(false);
  });

  it('ends nobody’s conference, and the action of the Dial is not asked', async () => {
    const before = await liveParticipants();
    await send(ada, '/lobby');
    await bench.clock.advance(10_000);
    const after = await liveParticipants();
    expect(after.conference?.sid).toBe(before.conference?.sid);
    expect(await eventsNamed('conference-end')).toEqual([]);
    expect(bench.application.to('/after')).toEqual([]);
  });

  it('is asked by which call it is, with the fields of any webhook', async () => {
    await send(ada, '/lobby?leg=1');
    const { form, path } = await bench.application.gets('/lobby');
    expect(path).toBe('/lobby?leg=1');
    expect(form).toMatchObject({
      CallSid: ada.sid,
      CallStatus: 'in-progress',
      Direction: 'outbound-api',
    });
  });

  it('joins the same conference anew when it is sent back, under the same label', async () => {
    const before = await liveParticipants();
    await send(ada, '/lobby');
    await ada.hearsWhat(({ kind }) => kind === 'sound');
    await send(ada, '/agent');
    await ada.hearsMixOf(customer);
    await customer.hearsMixOf(ada);
    expect(await eventsNamed('participant-join')).toMatchObject([
      { CallSid: customer.sid },
      { CallSid: ada.sid, ParticipantLabel: 'leg-1' },
      { CallSid: ada.sid, ParticipantLabel: 'leg-1' },
    ]);
    const after = await liveParticipants();
    expect(after.labels).toEqual(['customer', 'leg-1']);
    expect(after.conference?.sid).toBe(before.conference?.sid);
    // The conversation had begun already: a conference starts once.
    expect(await eventsNamed('conference-start')).toHaveLength(1);
  });

  it('leaves and joins anew when it is sent to the conference that it is in', async () => {
    await send(ada, '/agent');
    await bench.simulator.settled();
    await ada.hearsMixOf(customer);
    expect(await eventsNamed('participant-leave')).toHaveLength(1);
    expect(await eventsNamed('participant-join')).toHaveLength(3);
    expect((await liveParticipants()).labels).toEqual(['customer', 'leg-1']);
  });

  it('is off hold when it comes back: holding belonged to the participant who left', async () => {
    const { conference } = await liveParticipants();
    const participants = bench.client.conferences(conference?.sid ?? '').participants;
    await participants('leg-1').update({ hold: true });
    await send(ada, '/lobby');
    await send(ada, '/agent');
    await ada.hearsMixOf(customer);
    expect(await participants('leg-1').fetch()).toMatchObject({ hold: false });
  });
});

describe('an agent who is the last one in a conference', () => {
  it('ends it by being sent away, and opens another one of that name by coming back', async () => {
    const before = await liveParticipants();
    customer.hangUp();
    await send(ada, '/lobby');
    expect(await eventsNamed('conference-end')).toMatchObject([
      { ConferenceSid: before.conference?.sid, CallSidEndingConference: ada.sid },
    ]);
    await send(ada, '/agent');
    await bench.simulator.settled();
    const after = await liveParticipants();
    expect(after.labels).toEqual(['leg-1']);
    expect(after.conference?.sid).not.toBe(before.conference?.sid);
  });
});

describe('an update that comes while an earlier document is still being fetched', () => {
  /** Lets the lobby's answer wait until the test says so. */
  function slowLobby(): { answer: (reply: { status: number; body?: string }) => void } {
    const late: { answer: (reply: { status: number; body?: string }) => void } = {
      answer: () => undefined,
    };
    bench.application.answers('/lobby', () => new Promise((resolve) => (late.answer = resolve)));
    return late;
  }

  it('wins: the earlier answer, which comes later, changes nothing', async () => {
    const late = slowLobby();
    await send(ada, '/lobby');
    await bench.application.gets('/lobby');
    await send(ada, '/agent');
    await ada.hearsMixOf(customer);
    late.answer({ status: 200, body: twiml('<Hangup/>') });
    await bench.simulator.settled();
    expect(ada.hasEnded).toBe(false);
    await ada.hearsMixOf(customer);
  });

  it('wins: the failure of the earlier one asks no fallback and warns nobody', async () => {
    const { application, client, simulator } = bench;
    const fallbackUrl = `${application.url}/fallback`;
    const late = slowLobby();
    const url = `${application.url}/lobby`;
    await client.calls(ada.sid).update({ url, fallbackUrl });
    await application.gets('/lobby');
    await send(ada, '/agent');
    late.answer({ status: 500 });
    await simulator.settled();
    expect(application.to('/fallback')).toEqual([]);
    expect(simulator.state().calls.find(({ sid }) => sid === ada.sid)?.warnings).toEqual([]);
    await ada.hearsMixOf(customer);
  });

  it('leaves the agent in silence until the answer comes', async () => {
    const late = slowLobby();
    await send(ada, '/lobby');
    await bench.application.gets('/lobby');
    expect(ada.hears()).toEqual({ kind: 'silence' });
    late.answer({ status: 200, body: twiml('<Play loop="0">/music.wav</Play>') });
    await ada.hearsWhat(({ kind }) => kind === 'sound');
  });
});
