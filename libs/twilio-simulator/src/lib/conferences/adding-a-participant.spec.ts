import { CUSTOMER_NUMBER } from '../testing/bench';
import { CustomersRoom, order } from '../testing/customers-room';

let room: CustomersRoom;

beforeEach(async () => {
  room = await CustomersRoom.open();
});

afterEach(() => room.close());

describe('adding a participant', () => {
  it('answers at once with both sids, before anybody has answered', async () => {
    room.bench.simulator.phones.client('ada');
    const added = await room.bench.client.conferences('room').participants.create(order);
    expect(added.toJSON()).toMatchObject({
      callSid: expect.stringMatching(/^CA/) as string,
      callSidToCoach: null,
      coaching: false,
      conferenceSid: room.conferenceSid,
      endConferenceOnExit: false,
      hold: false,
      label: 'leg-7',
      muted: false,
      queueTime: '0',
      startConferenceOnEnter: true,
      status: 'queued',
    });
    await room.bench.simulator.settled();
    expect((await room.participant('leg-7').fetch()).status).toBe('ringing');
  });

  it('joins the leg as soon as it is answered, with the parameters of its address', async () => {
    const agent = await room.agentIn();
    expect(agent.incoming?.params).toEqual({ leg: '7' });
    await room.customer.hearsMixOf(agent);
    expect((await room.participant('leg-7').fetch()).status).toBe('connected');
  });

  it('is warned of a beep and of events that do not exist', async () => {
    await room.participants().create({
      ...{ ...order, beep: 'loud', conferenceStatusCallbackEvent: ['join,leave', 'end'] },
      conferenceStatusCallback: `${room.bench.application.url}/events`,
    });
    const [call] = room.bench.simulator.state().calls;
    expect(call?.warnings.map(({ code }) => code)).toEqual([13235, 21626]);
  });

  it('lets the others hear how it rings, until it is answered', async () => {
    const ada = room.bench.simulator.phones.client('ada');
    await room.participants().create(order);
    const call = await ada.rings();
    const heard = await room.customer.hearsWhat(({ kind }) => kind === 'mix');
    const soundId = heard.kind === 'mix' ? (heard.with?.soundId ?? '') : '';
    expect(room.bench.media.sounds.get(soundId)).toEqual({ kind: 'ringing-tone' });
    call.answer();
    await room.customer.hearsWhat(({ kind }) => kind === 'mix');
    await room.bench.simulator.settled();
    expect(room.customer.hears()).toEqual({ kind: 'mix', of: [call.sid] });
  });

  it('lets the others hear no ringing when nobody comes any more, or when none is wanted', async () => {
    const ada = room.bench.simulator.phones.client('ada');
    await room.participants().create({ ...order, timeout: 5 });
    await ada.rings();
    await room.customer.hearsWhat(({ kind }) => kind === 'mix');
    await room.bench.clock.advance(10_100);
    expect(room.customer.hears()).toEqual({ kind: 'silence' });

    await room.participants().create({ ...order, earlyMedia: false });
    await ada.rings();
    await room.bench.simulator.settled();
    expect(room.customer.hears()).toEqual({ kind: 'silence' });
  });

  it('creates the room when none with the name lives', async () => {
    const added = await room.bench.client.conferences('another room').participants.create(order);
    expect(added.conferenceSid).not.toBe(room.conferenceSid);
    const created = await room.bench.client.conferences(added.conferenceSid).fetch();
    expect(created).toMatchObject({ friendlyName: 'another room' });
  });

  it.each([
    ['declines', 'reject', 'busy'],
    ['lets it ring', 'ignore', 'no-answer'],
  ] as const)(
    'reports a leave without a join when the agent %s',
    async (_situation, onRing, status) => {
      room.bench.simulator.phones.client('ada').onRing = onRing;
      await room.participants().create({ ...order, timeout: 20 });
      await room.bench.clock.advance(25_100);
      expect(await room.eventsNamed('participant-leave')).toMatchObject([
        {
          ParticipantLabel: 'leg-7',
          ParticipantCallStatus: status,
          ReasonParticipantLeft: 'participant_add_failed',
        },
      ]);
      expect(await room.eventsNamed('participant-join')).toHaveLength(1);
    },
  );

  it('always gives five seconds more than the timeout', async () => {
    const phone = room.bench.simulator.phones.client('ada');
    await room.participants().create({ ...order, timeout: 20 });
    const ringing = await phone.rings();
    await room.bench.clock.advance(24_900);
    expect(ringing.hasEnded).toBe(false);
    await room.bench.clock.advance(200);
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
    await expect(room.participants().create({ ...order, ...change })).rejects.toMatchObject({
      code,
    });
  });

  it('is refused once the room has ended', async () => {
    room.customer.hangUp();
    await expect(room.participants().create(order)).rejects.toMatchObject({ code: 16022 });
  });

  it('hangs up the leg when the room ends', async () => {
    const agent = await room.agentIn();
    room.customer.hangUp();
    await agent.waitsUntilOver();
    expect((await room.bench.client.calls(agent.sid).fetch()).status).toBe('completed');
  });

  it('cancels a leg that still rings when the room ends', async () => {
    const phone = room.bench.simulator.phones.client('ada');
    const { callSid } = await room.participants().create(order);
    const ringing = await phone.rings();
    room.customer.hangUp();
    await ringing.waitsUntilOver();
    expect((await room.bench.client.calls(callSid).fetch()).status).toBe('canceled');
  });
});
