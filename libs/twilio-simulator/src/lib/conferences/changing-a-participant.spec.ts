import { twiml } from '../testing/bench';
import { CustomersRoom, order } from '../testing/customers-room';

const holdMusicOfTwilio = 'http://twimlets.com/holdmusic?Bucket=com.twilio.music.ambient';

let room: CustomersRoom;

beforeEach(async () => {
  room = await CustomersRoom.open();
});

afterEach(() => room.close());

describe('holding', () => {
  it('takes a participant out of the conversation both ways, with music', async () => {
    const agent = await room.agentIn();
    await room
      .participant('customer')
      .update({ hold: true, holdUrl: `${room.bench.application.url}/hold` });
    await room.customer.hearsWhat(({ kind }) => kind === 'sound');
    expect(agent.hears()).toEqual({ kind: 'silence' });
    expect(room.bench.application.to('/hold')[0]?.method).toBe('GET');
    expect(await room.eventsNamed('participant-hold')).toMatchObject([
      { CallSid: room.customer.sid, Hold: 'true', Muted: 'false' },
    ]);

    await room.participant('customer').update({ hold: false });
    await room.customer.hearsMixOf(agent);
    expect(await room.eventsNamed('participant-unhold')).toHaveLength(1);
  });

  it('plays the default music without an address', async () => {
    await room.agentIn();
    await room.participant('customer').update({ hold: true });
    const hearing = await room.customer.hearsWhat(({ kind }) => kind === 'sound');
    const sound =
      hearing.kind === 'sound' ? room.bench.media.sounds.get(hearing.soundId) : undefined;
    expect(sound).toEqual({ kind: 'default-music' });
  });

  it('plays the default music for Twilio’s own, without asking the network', async () => {
    await room.agentIn();
    await room.participant('customer').update({ hold: true, holdUrl: holdMusicOfTwilio });
    const hearing = await room.customer.hearsWhat(({ kind }) => kind === 'sound');
    const sound =
      hearing.kind === 'sound' ? room.bench.media.sounds.get(hearing.soundId) : undefined;
    expect(sound).toEqual({ kind: 'default-music' });
  });

  it('changes the music when it is asked for again, and reports nothing', async () => {
    await room.agentIn();
    await room.participant('customer').update({ hold: true });
    await room
      .participant('customer')
      .update({ hold: true, holdUrl: `${room.bench.application.url}/hold` });
    await room.bench.application.gets('/hold');
    expect(await room.eventsNamed('participant-hold')).toHaveLength(1);
  });

  it('with music that cannot be fetched leaves silence, and the conversation comes back', async () => {
    const agent = await room.agentIn();
    await room
      .participant('customer')
      .update({ hold: true, holdUrl: `${room.bench.application.url}/gone` });
    room.bench.application.answers('/gone', { status: 404 });
    await room.bench.simulator.settled();
    expect(room.customer.hears()).toEqual({ kind: 'silence' });
    await room.participant('customer').update({ hold: false });
    await room.customer.hearsMixOf(agent);
  });

  it('continues with the later music when earlier music cannot be fetched, however late that is known', async () => {
    await room.agentIn();
    const refuses = Promise.withResolvers<{ status: number }>();
    room.bench.application.answers('/gone', () => refuses.promise);
    await room
      .participant('customer')
      .update({ hold: true, holdUrl: `${room.bench.application.url}/gone` });
    await room.bench.application.gets('/gone');
    await room.participant('customer').update({ hold: true, holdUrl: holdMusicOfTwilio });
    await room.customer.hearsWhat(({ kind }) => kind === 'sound');
    refuses.resolve({ status: 404 });
    await room.bench.simulator.settled();
    expect(room.customer.hears()).toMatchObject({ kind: 'sound' });
  });

  it('with other music that cannot be fetched leaves silence, too', async () => {
    await room.agentIn();
    await room.participant('customer').update({ hold: true });
    await room.customer.hearsWhat(({ kind }) => kind === 'sound');
    room.bench.application.answers('/gone', { status: 404 });
    await room
      .participant('customer')
      .update({ hold: true, holdUrl: `${room.bench.application.url}/gone` });
    await room.bench.simulator.settled();
    expect(room.customer.hears()).toEqual({ kind: 'silence' });
  });

  it('and muting do not depend on each other', async () => {
    await room.agentIn();
    await room.participant('customer').update({ hold: true, muted: true });
    await room.participant('customer').update({ hold: false });
    expect(await room.participant('customer').fetch()).toMatchObject({ hold: false, muted: true });
  });
});

describe('changing a participant', () => {
  it('mutes and unmutes, with an event for each', async () => {
    const agent = await room.agentIn();
    await room.participant('leg-7').update({ muted: true });
    expect(room.customer.hears()).toEqual({ kind: 'silence' });
    await agent.hearsMixOf(room.customer);
    await room.participant('leg-7').update({ muted: false });
    await room.customer.hearsMixOf(agent);
    expect(await room.eventsNamed('participant-mute')).toHaveLength(1);
    expect(await room.eventsNamed('participant-unmute')).toHaveLength(1);
  });

  it('does not know a status: the update is accepted and nobody leaves', async () => {
    await room.agentIn();
    const update = { status: 'completed' } as unknown as { muted: boolean };
    await room.participant('leg-7').update(update);
    expect(await room.participants().list()).toHaveLength(2);
  });

  it('ignores endConferenceOnExit while the participant is held, without a word', async () => {
    await room.agentIn();
    await room.participant('customer').update({ hold: true });
    const answered = await room.participant('customer').update({ endConferenceOnExit: false });
    expect(answered.endConferenceOnExit).toBe(true);
    await room.participant('customer').update({ hold: false });
    const changed = await room.participant('customer').update({ endConferenceOnExit: false });
    expect(changed.endConferenceOnExit).toBe(false);
    expect(await room.eventsNamed('participant-modify')).toHaveLength(1);
  });

  it('is refused while the leg still rings', async () => {
    room.bench.simulator.phones.client('ada');
    await room.participants().create(order);
    await expect(room.participant('leg-7').update({ hold: true })).rejects.toMatchObject({
      status: 400,
    });
  });

  it('is refused once the participant has left', async () => {
    const agent = await room.agentIn();
    agent.hangUp();
    await expect(room.participant('leg-7').update({ hold: true })).rejects.toMatchObject({
      status: 404,
      code: 20404,
    });
  });

  it('lets a participant coach another one, but not one on hold', async () => {
    const agent = await room.agentIn();
    const third = room.bench.simulator.phones.client('ben');
    third.onRing = 'answer';
    await room.participants().create({ ...order, to: 'client:ben', label: 'leg-8' });
    const coach = await third.rings();
    await room.participant('leg-8').update({ coaching: true, callSidToCoach: agent.sid });
    await agent.hearsMixOf(room.customer, coach);
    await room.customer.hearsMixOf(agent);

    await room.participant('leg-7').update({ hold: true });
    const again = room.participant('leg-8').update({ coaching: true, callSidToCoach: agent.sid });
    await expect(again).rejects.toMatchObject({ code: 16027 });
  });
});

describe('announcing', () => {
  beforeEach(() => {
    room.bench.application.answers('/announcement', twiml('<Say>fifteen letters</Say>'));
  });

  it('is heard by one participant, then the conversation comes back, and its end is reported', async () => {
    const agent = await room.agentIn();
    const announceUrl = `${room.bench.application.url}/announcement`;
    await room.participant('customer').update({ announceUrl });
    await room.customer.hearsWhat(({ kind }) => kind === 'sound');
    await agent.hearsMixOf(room.customer);
    await room.bench.clock.advance(1_100);
    await room.customer.hearsMixOf(agent);
    expect(await room.eventsNamed('announcement-end')).toMatchObject([
      { CallSid: room.customer.sid, AnnounceUrl: announceUrl },
    ]);
  });

  it('is heard by everybody, and its end is reported once', async () => {
    const agent = await room.agentIn();
    await room.bench.client
      .conferences(room.conferenceSid)
      .update({ announceUrl: `${room.bench.application.url}/announcement` });
    await room.customer.hearsWhat(({ kind }) => kind === 'sound');
    await agent.hearsWhat(({ kind }) => kind === 'sound');
    await room.bench.clock.advance(1_100);
    expect(await room.eventsNamed('announcement-end')).toHaveLength(1);
  });

  it('with audio that cannot be fetched is reported as failed', async () => {
    await room.agentIn();
    room.bench.application.answers('/announcement', { status: 500 });
    await room
      .participant('customer')
      .update({ announceUrl: `${room.bench.application.url}/announcement` });
    expect(await room.eventsNamed('announcement-fail')).toHaveLength(1);
  });
});
