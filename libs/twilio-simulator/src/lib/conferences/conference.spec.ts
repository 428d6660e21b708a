import type { ScriptedCall } from '../phones/scripted-call';
import { DESK_NUMBER, startBench, twiml, type Bench } from '../testing/bench';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
  bench.application.answers('/voice', ({ form }) => rooms.get(form['From'] ?? '') ?? twiml());
  bench.application.answers('/wait', twiml('<Play loop="0" digits="1"/>'));
});

afterEach(async () => {
  rooms.clear();
  await bench.stop();
});

const rooms = new Map<string, string>();
const waiting = 'waitUrl="/wait"';
const silent = 'waitUrl="" beep="false"';

/** Lets a customer call whose document is this Dial into the room. */
async function enter(attributes: string, options: { dial?: string; after?: string } = {}) {
  const number = `+120255502${10 + rooms.size}`;
  const { dial = '', after = '' } = options;
  rooms.set(
    number,
    twiml(`<Dial ${dial}><Conference ${attributes}>room</Conference></Dial>`, after),
  );
  const call = bench.simulator.phones.customer(number).call(DESK_NUMBER);
  await call.waitsUntilAnswered();
  await bench.simulator.settled();
  return call;
}

const reports =
  'statusCallback="/events" statusCallbackEvent="start end join leave mute hold modify announcement"';

function events(): readonly Readonly<Record<string, string>>[] {
  return [...bench.application.forms('/events')].sort(
    (one, other) => Number(one['SequenceNumber']) - Number(other['SequenceNumber']),
  );
}

function eventNames(): readonly (string | undefined)[] {
  return events().map((event) => event['StatusCallbackEvent']);
}

function isWaiting(call: ScriptedCall): boolean {
  return call.hears().kind === 'sound';
}

describe('before a conference starts', () => {
  it('everybody hears their own wait music, also somebody alone who could start it', async () => {
    const one = await enter(waiting);
    expect(isWaiting(one)).toBe(true);
    expect(eventNames()).toEqual([]);
  });

  it('those who may not start it wait together without hearing each other', async () => {
    const calls = [
      await enter(`${waiting} startConferenceOnEnter="false" ${reports}`),
      await enter(`${waiting} startConferenceOnEnter="false"`),
    ];
    expect(calls.map(isWaiting)).toEqual([true, true]);
    expect(eventNames()).toEqual(['participant-join', 'participant-join']);
  });

  it('the default music plays without a wait address, and nothing with an empty one', async () => {
    const one = await enter('');
    const hearing = one.hears();
    expect(hearing.kind === 'sound' && bench.media.sounds.get(hearing.soundId)?.kind).toBe(
      'default-music',
    );
    one.hangUp();
    expect((await enter('waitUrl=""')).hears()).toEqual({ kind: 'silence' });
  });

  it('a wait document that ends leaves silence, one that redirects to itself goes on', async () => {
    bench.application.answers('/wait', twiml('<Say>fifteen letters</Say>'));
    const one = await enter(waiting);
    await bench.clock.advance(1_100);
    expect(one.hears()).toEqual({ kind: 'silence' });
    one.hangUp();

    bench.application.answers('/loop', twiml('<Say>fifteen letters</Say>', '<Redirect/>'));
    const other = await enter('waitUrl="/loop"');
    await bench.clock.advance(120_000);
    expect(isWaiting(other)).toBe(true);
    expect(bench.application.to('/loop').length).toBeGreaterThan(110);
  });

  it('a verb that may not stand in a wait document is a fault, and the call goes on', async () => {
    bench.application.answers('/wait', twiml('<Gather/>'));
    const one = await enter(waiting, { after: '<Say>next</Say>' });
    expect(isWaiting(one)).toBe(true);
    expect(bench.simulator.state().calls[0]?.warnings).toMatchObject([{ code: 13238 }]);
    expect(bench.simulator.state().calls[0]?.verb).toBe('Say');
  });

  it('continues after the Dial when the wait document cannot be fetched', async () => {
    bench.application.answers('/wait', { status: 500 });
    await enter(waiting, { dial: 'action="/after"' });
    expect(bench.application.forms('/after')).toMatchObject([{ DialCallStatus: 'answered' }]);
  });
});

describe('a conference that has started', () => {
  it('lets each hear the others and not themselves', async () => {
    const [one, two, three] = [await enter(silent), await enter(silent), await enter(silent)];
    await one.hearsMixOf(two, three);
    await two.hearsMixOf(one, three);
    await three.hearsMixOf(one, two);
  });

  it('starts when the one who may start it enters, and says so', async () => {
    const customer = await enter(`${waiting} startConferenceOnEnter="false" ${reports}`);
    const agent = await enter(silent);
    await customer.hearsMixOf(agent);
    expect(eventNames()).toEqual(['participant-join', 'participant-join', 'conference-start']);
  });

  it('is not undone when the starter leaves: the last one hears silence, not music', async () => {
    const customer = await enter(`${waiting} startConferenceOnEnter="false"`);
    const agent = await enter(silent);
    agent.hangUp();
    expect(customer.hears()).toEqual({ kind: 'silence' });
    await bench.clock.advance(60_000);
    expect(customer.hasEnded).toBe(false);
    expect(customer.hears()).toEqual({ kind: 'silence' });
  });

  it('lets the muted hear and not be heard', async () => {
    const [one, two] = [await enter(silent), await enter(`${silent} muted="true"`)];
    await two.hearsMixOf(one);
    expect(one.hears()).toEqual({ kind: 'silence' });
  });

  it('lets those inside hear a beep when somebody enters', async () => {
    const [one, two] = [await enter(silent), await enter(silent)];
    await one.hearsMixOf(two);
    const three = await enter('waitUrl=""');
    expect(one.hears().kind).toBe('sound');
    await bench.clock.advance(600);
    await one.hearsMixOf(two, three);
  });

  it('lets a coach hear all and be heard by one', async () => {
    const [one, two] = [await enter(silent), await enter(silent)];
    const coach = await enter(`${silent} coach="${two.sid}"`);
    await coach.hearsMixOf(one, two);
    await two.hearsMixOf(one, coach);
    await one.hearsMixOf(two);
  });
});

describe('speaking', () => {
  it('is reported to those who asked for it', async () => {
    const one = await enter(`${silent} statusCallback="/events" statusCallbackEvent="speaker"`);
    await enter(silent);
    bench.media.report(one.sid, { silent: false });
    bench.media.report(one.sid, { silent: true });
    await bench.simulator.settled();
    expect(events()).toMatchObject([
      { StatusCallbackEvent: 'participant-speech-start', CallSid: one.sid },
      { StatusCallbackEvent: 'participant-speech-stop', CallSid: one.sid },
    ]);
  });
});

describe('entering', () => {
  it('fails with a label that is taken: the call goes on with the next verb', async () => {
    await enter(`${silent} participantLabel="leg-1"`);
    const second = await enter(`${silent} participantLabel="leg-1"`, { after: '<Say>next</Say>' });
    expect(second.hears().kind).toBe('sound');
    expect(bench.simulator.state().calls[0]?.warnings).toMatchObject([{ code: 16025 }]);
  });

  it('tells the action of the Dial when the coached one is not there', async () => {
    bench.application.answers(
      '/voice',
      twiml('<Dial action="/after"><Conference coach="CA0">room</Conference></Dial>'),
    );
    bench.simulator.phones.customer('+12025550133').call(DESK_NUMBER);
    const { form } = await bench.application.gets('/after');
    expect(form).toMatchObject({ DialCallStatus: 'failed' });
    expect(bench.simulator.state().calls[0]?.warnings).toMatchObject([{ code: 13240 }]);
  });

  it('fails for a coach of somebody who is not there', async () => {
    const coach = await enter(`${silent} coach="CA0"`, { after: '<Say>next</Say>' });
    expect(coach.hears().kind).toBe('sound');
    expect(bench.simulator.state().calls[0]?.warnings).toMatchObject([{ code: 13240 }]);
    expect(
      bench.simulator.state().conferences.filter(({ status }) => status !== 'completed'),
    ).toEqual([]);
  });

  it('fails when the room is full', async () => {
    await enter(silent);
    await enter(`${silent} maxParticipants="1"`);
    expect(bench.simulator.state().calls[0]?.warnings).toMatchObject([{ code: 16020 }]);
  });

  it('reports to the address that the first one brought, and only there', async () => {
    await enter(`${silent} statusCallback="/first" statusCallbackEvent="join"`);
    await enter(`${silent} statusCallback="/second" statusCallbackEvent="join leave"`);
    expect(bench.application.forms('/first')).toHaveLength(2);
    expect(bench.application.forms('/second')).toHaveLength(0);
  });

  it('reports nothing, ever, when the first one brought no address', async () => {
    await enter(silent);
    const second = await enter(`${silent} ${reports}`);
    second.hangUp();
    await bench.simulator.settled();
    expect(eventNames()).toEqual([]);
  });
});

describe('leaving', () => {
  it('ends the conference for all when endConferenceOnExit says so, and the others go on with their action', async () => {
    const customer = await enter(
      `${silent} ${reports} endConferenceOnExit="true" participantLabel="customer"`,
    );
    await enter(silent, { dial: 'action="/after"' });
    customer.hangUp();
    const { form } = await bench.application.gets('/after');
    expect(form).toMatchObject({ DialCallStatus: 'answered', CallStatus: 'in-progress' });
    expect(form).not.toHaveProperty('DialCallSid');
    expect(form).not.toHaveProperty('DialCallDuration');
    await bench.simulator.settled();
    expect(events().at(-1)).toMatchObject({
      StatusCallbackEvent: 'conference-end',
      ReasonConferenceEnded: 'participant-with-end-conference-on-exit-left',
      CallSidEndingConference: customer.sid,
      ParticipantLabelEndingConference: 'customer',
    });
    expect(
      events().filter((event) => event['StatusCallbackEvent'] === 'participant-leave'),
    ).toMatchObject([
      { ReasonParticipantLeft: 'participant_hung_up', ParticipantCallStatus: 'completed' },
      { ReasonParticipantLeft: 'moderator_ended_conference', ParticipantCallStatus: 'in-progress' },
    ]);
  });

  it('ends the conference when the last one leaves', async () => {
    const one = await enter(`${silent} ${reports}`);
    one.hangUp();
    await bench.simulator.settled();
    expect(events().at(-1)).toMatchObject({ ReasonConferenceEnded: 'last-participant-left' });
  });

  it('by a new document ends it too, without the Dial’s action', async () => {
    const one = await enter(`${silent} ${reports} endConferenceOnExit="true"`, {
      dial: 'action="/after"',
    });
    const other = await enter(silent);
    await bench.client.calls(one.sid).update({ twiml: twiml('<Pause length="60"/>') });
    await other.waitsUntilOver();
    await bench.simulator.settled();
    expect(bench.application.to('/after')).toHaveLength(0);
    expect(one.hasEnded).toBe(false);
    expect(events()).toContainEqual(
      expect.objectContaining({
        CallSid: one.sid,
        ReasonParticipantLeft: 'participant_updated_via_api',
      }),
    );
  });

  it('is possible with a star when the Dial says so', async () => {
    const one = await enter(silent, { dial: 'hangupOnStar="true" action="/after"' });
    one.press('*');
    const { form } = await bench.application.gets('/after');
    expect(form).toMatchObject({ DialCallStatus: 'answered' });
  });

  it('happens at the time limit', async () => {
    const one = await enter(silent, { dial: 'timeLimit="30"' });
    await bench.clock.advance(30_100);
    expect(one.hasEnded).toBe(true);
  });

  it('makes room for a new conference of the same name', async () => {
    (await enter(silent)).hangUp();
    await enter(silent);
    const conferences = await bench.client.conferences.list({ friendlyName: 'room' });
    expect(conferences.map(({ status }) => status)).toEqual(['in-progress', 'completed']);
  });
});

it('plays two hours of wait music in virtual time without a gap', async () => {
  const customer = await enter(`${waiting} startConferenceOnEnter="false"`);
  const gaps: number[] = [];
  bench.simulator.onChange(() => {
    if (!isWaiting(customer)) gaps.push(bench.clock.now());
  });
  await bench.clock.advance(2 * 3_600_000);
  expect(gaps).toEqual([]);
});
