import type { ScriptedCall } from '../phones/scripted-call';
import { CUSTOMER_NUMBER, DESK_NUMBER, startBench, twiml, type Bench } from '../testing/bench';

let bench: Bench;
let customer: ScriptedCall;
let conferenceSid: string;

const events = 'start end join leave mute hold modify announcement';
const room = `<Conference waitUrl="" beep="false" participantLabel="customer" startConferenceOnEnter="false" endConferenceOnExit="true" statusCallback="/events" statusCallbackEvent="${events}">room</Conference>`;

beforeEach(async () => {
  bench = await startBench();
  bench.application.answers('/voice', twiml(`<Dial action="/after">${room}</Dial>`));
  bench.application.answers('/hold', twiml('<Play loop="0" digits="1"/>'));
  customer = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
  await customer.isAnswered();
  await bench.simulator.settled();
  const [conference] = await bench.client.conferences.list({ friendlyName: 'room' });
  conferenceSid = conference?.sid ?? '';
});

afterEach(() => bench.stop());

function participants() {
  return bench.client.conferences(conferenceSid).participants;
}

function participant(callSidOrLabel: string) {
  return bench.client.conferences(conferenceSid).participants(callSidOrLabel);
}

const order = {
  to: 'client:ada?leg=7',
  from: DESK_NUMBER,
  label: 'leg-7',
  beep: 'false',
  waitUrl: '',
};

/** Adds an agent by REST and answers. */
async function agentIn(
  change: Partial<Parameters<ReturnType<typeof participants>['create']>[0]> = {},
) {
  const phone = bench.simulator.phones.client('ada');
  await participants().create({ ...order, ...change });
  const call = await phone.rings();
  call.answer();
  await bench.simulator.settled();
  return call;
}

async function eventsNamed(name: string) {
  await bench.simulator.settled();
  return bench.application
    .forms('/events')
    .filter((event) => event['StatusCallbackEvent'] === name);
}

describe('adding a participant', () => {
  it('answers at once with both sids, before anybody has answered', async () => {
    bench.simulator.phones.client('ada');
    const added = await bench.client.conferences('room').participants.create(order);
    expect(added.toJSON()).toMatchObject({
      callSid: expect.stringMatching(/^CA/) as string,
      callSidToCoach: null,
      coaching: false,
      conferenceSid,
      endConferenceOnExit: false,
      hold: false,
      label: 'leg-7',
      muted: false,
      queueTime: '0',
      startConferenceOnEnter: true,
      status: 'queued',
    });
    await bench.simulator.settled();
    expect((await participant('leg-7').fetch()).status).toBe('ringing');
  });

  it('joins the leg as soon as it is answered, with the parameters of its address', async () => {
    const agent = await agentIn();
    expect(agent.incoming?.params).toEqual({ leg: '7' });
    await customer.hearsMixOf(agent);
    expect((await participant('leg-7').fetch()).status).toBe('connected');
  });

  it('lets the others hear how it rings, until it is answered', async () => {
    const ada = bench.simulator.phones.client('ada');
    await participants().create(order);
    const call = await ada.rings();
    const heard = await customer.hearsWhat(({ kind }) => kind === 'mix');
    const soundId = heard.kind === 'mix' ? (heard.with?.soundId ?? '') : '';
    expect(bench.media.sounds.get(soundId)).toEqual({ kind: 'ringing-tone' });
    call.answer();
    await customer.hearsWhat(({ kind }) => kind === 'mix');
    await bench.simulator.settled();
    expect(customer.hears()).toEqual({ kind: 'mix', of: [call.sid] });
  });

  it('lets the others hear no ringing when nobody comes any more, or when none is wanted', async () => {
    const ada = bench.simulator.phones.client('ada');
    await participants().create({ ...order, timeout: 5 });
    await ada.rings();
    await customer.hearsWhat(({ kind }) => kind === 'mix');
    await bench.clock.advance(10_100);
    expect(customer.hears()).toEqual({ kind: 'silence' });

    await participants().create({ ...order, earlyMedia: false });
    await ada.rings();
    await bench.simulator.settled();
    expect(customer.hears()).toEqual({ kind: 'silence' });
  });

  it('creates the room when none with the name lives', async () => {
    const added = await bench.client.conferences('another room').participants.create(order);
    expect(added.conferenceSid).not.toBe(conferenceSid);
    const created = await bench.client.conferences(added.conferenceSid).fetch();
    expect(created).toMatchObject({ friendlyName: 'another room' });
  });

  it.each([
    ['declines', 'reject', 'busy'],
    ['lets it ring', 'ignore', 'no-answer'],
  ] as const)(
    'reports a leave without a join when the agent %s',
    async (_situation, onRing, status) => {
      bench.simulator.phones.client('ada').onRing = onRing;
      await participants().create({ ...order, timeout: 20 });
      await bench.clock.advance(25_100);
      expect(await eventsNamed('participant-leave')).toMatchObject([
        {
          ParticipantLabel: 'leg-7',
          ParticipantCallStatus: status,
          ReasonParticipantLeft: 'participant_add_failed',
        },
      ]);
      expect(await eventsNamed('participant-join')).toHaveLength(1);
    },
  );

  it('always gives five seconds more than the timeout', async () => {
    const phone = bench.simulator.phones.client('ada');
    await participants().create({ ...order, timeout: 20 });
    const ringing = await phone.rings();
    await bench.clock.advance(24_900);
    expect(ringing.hasEnded).toBe(false);
    await bench.clock.advance(200);
    expect(ringing.hasEnded).toBe(true);
  });

  it.each([
    ['a label that is taken', { label: 'customer' }, 16026],
    ['a label with a slash', { label: 'a/b' }, 16023],
    ['a label that is too long', { label: 'x'.repeat(129) }, 16024],
    ['coaching somebody who is not there', { callSidToCoach: 'CA0' }, 16028],
    ['a caller that is not the account’s', { to: CUSTOMER_NUMBER, from: '+12025550199' }, 21210],
    ['a timeout that is too short', { timeout: 4 }, 20001],
  ])('is refused for %s', async (_situation, change, code) => {
    await expect(participants().create({ ...order, ...change })).rejects.toMatchObject({ code });
  });

  it('is refused once the room has ended', async () => {
    customer.hangUp();
    await expect(participants().create(order)).rejects.toMatchObject({ code: 16022 });
  });

  it('hangs up the leg when the room ends', async () => {
    const agent = await agentIn();
    customer.hangUp();
    await agent.isOver();
    expect((await bench.client.calls(agent.sid).fetch()).status).toBe('completed');
  });

  it('cancels a leg that still rings when the room ends', async () => {
    const phone = bench.simulator.phones.client('ada');
    const { callSid } = await participants().create(order);
    const ringing = await phone.rings();
    customer.hangUp();
    await ringing.isOver();
    expect((await bench.client.calls(callSid).fetch()).status).toBe('canceled');
  });
});

describe('holding', () => {
  it('takes a participant out of the conversation both ways, with music', async () => {
    const agent = await agentIn();
    await participant('customer').update({ hold: true, holdUrl: `${bench.application.url}/hold` });
    await customer.hearsWhat(({ kind }) => kind === 'sound');
    expect(agent.hears()).toEqual({ kind: 'silence' });
    expect(bench.application.to('/hold')[0]?.method).toBe('GET');
    expect(await eventsNamed('participant-hold')).toMatchObject([
      { CallSid: customer.sid, Hold: 'true', Muted: 'false' },
    ]);

    await participant('customer').update({ hold: false });
    await customer.hearsMixOf(agent);
    expect(await eventsNamed('participant-unhold')).toHaveLength(1);
  });

  it('plays the default music without an address', async () => {
    await agentIn();
    await participant('customer').update({ hold: true });
    const hearing = await customer.hearsWhat(({ kind }) => kind === 'sound');
    const sound = hearing.kind === 'sound' ? bench.media.sounds.get(hearing.soundId) : undefined;
    expect(sound).toEqual({ kind: 'default-music' });
  });

  it('changes the music when it is asked for again, and reports nothing', async () => {
    await agentIn();
    await participant('customer').update({ hold: true });
    await participant('customer').update({ hold: true, holdUrl: `${bench.application.url}/hold` });
    await bench.application.gets('/hold');
    expect(await eventsNamed('participant-hold')).toHaveLength(1);
  });

  it('with music that cannot be had leaves silence, and the conversation comes back', async () => {
    const agent = await agentIn();
    await participant('customer').update({ hold: true, holdUrl: `${bench.application.url}/gone` });
    bench.application.answers('/gone', { status: 404 });
    await bench.simulator.settled();
    expect(customer.hears()).toEqual({ kind: 'silence' });
    await participant('customer').update({ hold: false });
    await customer.hearsMixOf(agent);
  });

  it('and muting do not depend on each other', async () => {
    await agentIn();
    await participant('customer').update({ hold: true, muted: true });
    await participant('customer').update({ hold: false });
    expect(await participant('customer').fetch()).toMatchObject({ hold: false, muted: true });
  });
});

describe('changing a participant', () => {
  it('mutes and unmutes, with an event for each', async () => {
    const agent = await agentIn();
    await participant('leg-7').update({ muted: true });
    expect(customer.hears()).toEqual({ kind: 'silence' });
    await agent.hearsMixOf(customer);
    await participant('leg-7').update({ muted: false });
    await customer.hearsMixOf(agent);
    expect(await eventsNamed('participant-mute')).toHaveLength(1);
    expect(await eventsNamed('participant-unmute')).toHaveLength(1);
  });

  it('does not know a status: the update is accepted and nobody leaves', async () => {
    await agentIn();
    const update = { status: 'completed' } as unknown as { muted: boolean };
    await participant('leg-7').update(update);
    expect(await participants().list()).toHaveLength(2);
  });

  it('ignores endConferenceOnExit while the participant is held, without a word', async () => {
    await agentIn();
    await participant('customer').update({ hold: true });
    const answered = await participant('customer').update({ endConferenceOnExit: false });
    expect(answered.endConferenceOnExit).toBe(true);
    await participant('customer').update({ hold: false });
    const changed = await participant('customer').update({ endConferenceOnExit: false });
    expect(changed.endConferenceOnExit).toBe(false);
    expect(await eventsNamed('participant-modify')).toHaveLength(1);
  });

  it('is refused while the leg still rings', async () => {
    bench.simulator.phones.client('ada');
    await participants().create(order);
    await expect(participant('leg-7').update({ hold: true })).rejects.toMatchObject({
      status: 400,
    });
  });

  it('is refused once the participant has left', async () => {
    const agent = await agentIn();
    agent.hangUp();
    await expect(participant('leg-7').update({ hold: true })).rejects.toMatchObject({
      status: 404,
      code: 20404,
    });
  });

  it('lets a participant coach another one, but not one on hold', async () => {
    const agent = await agentIn();
    const third = bench.simulator.phones.client('ben');
    third.onRing = 'answer';
    await participants().create({ ...order, to: 'client:ben', label: 'leg-8' });
    const coach = await third.rings();
    await participant('leg-8').update({ coaching: true, callSidToCoach: agent.sid });
    await agent.hearsMixOf(customer, coach);
    await customer.hearsMixOf(agent);

    await participant('leg-7').update({ hold: true });
    const again = participant('leg-8').update({ coaching: true, callSidToCoach: agent.sid });
    await expect(again).rejects.toMatchObject({ code: 16027 });
  });
});

describe('announcing', () => {
  beforeEach(() => {
    bench.application.answers('/announcement', twiml('<Say>fifteen letters</Say>'));
  });

  it('is heard by one participant, then the conversation comes back, and its end is reported', async () => {
    const agent = await agentIn();
    const announceUrl = `${bench.application.url}/announcement`;
    await participant('customer').update({ announceUrl });
    await customer.hearsWhat(({ kind }) => kind === 'sound');
    await agent.hearsMixOf(customer);
    await bench.clock.advance(1_100);
    await customer.hearsMixOf(agent);
    expect(await eventsNamed('announcement-end')).toMatchObject([
      { CallSid: customer.sid, AnnounceUrl: announceUrl },
    ]);
  });

  it('is heard by everybody, and its end is reported once', async () => {
    const agent = await agentIn();
    await bench.client
      .conferences(conferenceSid)
      .update({ announceUrl: `${bench.application.url}/announcement` });
    await customer.hearsWhat(({ kind }) => kind === 'sound');
    await agent.hearsWhat(({ kind }) => kind === 'sound');
    await bench.clock.advance(1_100);
    expect(await eventsNamed('announcement-end')).toHaveLength(1);
  });

  it('that cannot be had is reported as failed', async () => {
    await agentIn();
    bench.application.answers('/announcement', { status: 500 });
    await participant('customer').update({ announceUrl: `${bench.application.url}/announcement` });
    expect(await eventsNamed('announcement-fail')).toHaveLength(1);
  });
});

describe('removing a participant', () => {
  it('hangs up a leg that REST added', async () => {
    const agent = await agentIn();
    expect(await participant('leg-7').remove()).toBe(true);
    await agent.isOver();
    expect(await eventsNamed('participant-leave')).toMatchObject([
      { ReasonParticipantLeft: 'participant_updated_via_api' },
    ]);
  });

  it('lets a caller go on with the Dial’s action', async () => {
    bench.application.answers('/after', twiml('<Pause length="60"/>'));
    const agent = await agentIn();
    await participant('customer').remove();
    await agent.isOver();
    await bench.simulator.settled();
    expect(bench.application.forms('/after')).toMatchObject([{ DialCallStatus: 'answered' }]);
    expect(customer.hasEnded).toBe(false);
    expect(await eventsNamed('conference-end')).toMatchObject([
      { ReasonConferenceEnded: 'participant-with-end-conference-on-exit-kicked' },
    ]);
  });

  it('cancels a leg that still rings', async () => {
    const phone = bench.simulator.phones.client('ada');
    await participants().create(order);
    const ringing = await phone.rings();
    await participant('leg-7').remove();
    await ringing.isOver();
  });
});

describe('looking participants up', () => {
  it('lists those inside and those on their way, by what they are', async () => {
    await agentIn();
    bench.simulator.phones.client('ben');
    await participants().create({ ...order, to: 'client:ben', label: 'leg-8' });
    await participant('leg-7').update({ muted: true });
    const labels = async (filter: { muted?: boolean; hold?: boolean } = {}) =>
      (await participants().list(filter)).map(({ label }) => label);
    expect(await labels()).toEqual(['customer', 'leg-7', 'leg-8']);
    expect(await labels({ muted: true })).toEqual(['leg-7']);
    expect(await labels({ hold: true })).toEqual([]);
  });

  it('needs the sid of the conference: a name is not enough', async () => {
    await expect(bench.client.conferences('room').participants.list()).rejects.toMatchObject({
      code: 20404,
    });
  });

  it('finds nobody after the end', async () => {
    customer.hangUp();
    expect(await participants().list()).toEqual([]);
  });
});

describe('ending a conference', () => {
  it('by REST lets everybody go, and names nobody', async () => {
    const agent = await agentIn();
    const ended = await bench.client.conferences(conferenceSid).update({ status: 'completed' });
    expect(ended).toMatchObject({
      status: 'completed',
      reasonConferenceEnded: 'conference-ended-via-api',
      callSidEndingConference: null,
    });
    await agent.isOver();
    expect(await eventsNamed('participant-leave')).toMatchObject([
      { ReasonParticipantLeft: 'conference_ended_via_api' },
      { ReasonParticipantLeft: 'conference_ended_via_api' },
    ]);
  });

  it('is refused when it has ended already', async () => {
    customer.hangUp();
    const again = bench.client.conferences(conferenceSid).update({ status: 'completed' });
    await expect(again).rejects.toMatchObject({ code: 16022 });
  });
});
