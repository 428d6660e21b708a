import { twiml } from '../testing/bench';
import { CustomersRoom, order } from '../testing/customers-room';

let room: CustomersRoom;

beforeEach(async () => {
  room = await CustomersRoom.open();
});

afterEach(() => room.close());

describe('removing a participant', () => {
  it('hangs up a leg that REST added', async () => {
    const agent = await room.agentIn();
    expect(await room.participant('leg-7').remove()).toBe(true);
    await agent.waitsUntilOver();
    expect(await room.eventsNamed('participant-leave')).toMatchObject([
      { ReasonParticipantLeft: 'participant_updated_via_api' },
    ]);
  });

  it('lets a caller go on with the Dial’s action', async () => {
    room.bench.application.answers('/after', twiml('<Pause length="60"/>'));
    const agent = await room.agentIn();
    await room.participant('customer').remove();
    await agent.waitsUntilOver();
    await room.bench.simulator.settled();
    expect(room.bench.application.forms('/after')).toMatchObject([{ DialCallStatus: 'answered' }]);
    expect(room.customer.hasEnded).toBe(false);
    expect(await room.eventsNamed('conference-end')).toMatchObject([
      { ReasonConferenceEnded: 'participant-with-end-conference-on-exit-kicked' },
    ]);
  });

  it('cancels a leg that still rings', async () => {
    const phone = room.bench.simulator.phones.client('ada');
    await room.participants().create(order);
    const ringing = await phone.rings();
    await room.participant('leg-7').remove();
    await ringing.waitsUntilOver();
  });
});

describe('looking participants up', () => {
  it('lists those inside and those on their way, by what they are', async () => {
    await room.agentIn();
    room.bench.simulator.phones.client('ben');
    await room.participants().create({ ...order, to: 'client:ben', label: 'leg-8' });
    await room.participant('leg-7').update({ muted: true });
    const labels = async (filter: { muted?: boolean; hold?: boolean } = {}) =>
      (await room.participants().list(filter)).map(({ label }) => label);
    expect(await labels()).toEqual(['customer', 'leg-7', 'leg-8']);
    expect(await labels({ muted: true })).toEqual(['leg-7']);
    expect(await labels({ hold: true })).toEqual([]);
  });

  it('needs the sid of the conference: a name is not enough', async () => {
    await expect(room.bench.client.conferences('room').participants.list()).rejects.toMatchObject({
      code: 20404,
    });
  });

  it('finds nobody after the end', async () => {
    room.customer.hangUp();
    expect(await room.participants().list()).toEqual([]);
  });
});

describe('ending a conference', () => {
  it('by REST lets everybody go, and names nobody', async () => {
    const agent = await room.agentIn();
    const ended = await room.bench.client
      .conferences(room.conferenceSid)
      .update({ status: 'completed' });
    expect(ended).toMatchObject({
      status: 'completed',
      reasonConferenceEnded: 'conference-ended-via-api',
      callSidEndingConference: null,
    });
    await agent.waitsUntilOver();
    expect(await room.eventsNamed('participant-leave')).toMatchObject([
      { ReasonParticipantLeft: 'conference_ended_via_api' },
      { ReasonParticipantLeft: 'conference_ended_via_api' },
    ]);
  });

  it('is refused when it has ended already', async () => {
    room.customer.hangUp();
    const again = room.bench.client.conferences(room.conferenceSid).update({ status: 'completed' });
    await expect(again).rejects.toMatchObject({ code: 16022 });
  });
});
