import { CustomersRoom } from '../testing/customers-room';
import { DESK_NUMBER, twiml, type Bench } from '../testing/bench';
import type { CarrierFault } from './carrier-faults';

let room: CustomersRoom;
let bench: Bench;

beforeEach(async () => {
  room = await CustomersRoom.open();
  ({ bench } = room);
});

afterEach(() => room.close());

function happens(fault: CarrierFault): boolean {
  return bench.simulator.faults.carrier.happen(fault);
}

async function labels() {
  return (await room.participants().list()).map(({ label }) => label);
}

async function statusOf(sid: string): Promise<string> {
  return (await bench.client.calls(sid).fetch()).status;
}

describe('a leg whose connection vanishes', () => {
  it('is listed and in progress for thirty seconds, though nobody is there', async () => {
    const agent = await room.agentIn();
    happens({ does: 'lose-leg', callSid: agent.sid });
    expect(agent.hasEnded).toBe(true);
    await bench.clock.advance(29_900);
    expect(await labels()).toEqual(['customer', 'leg-7']);
    expect(await statusOf(agent.sid)).toBe('in-progress');
    await room.customer.hearsMixOf(agent);

    await bench.clock.advance(200);
    expect(await labels()).toEqual(['customer']);
    expect(await statusOf(agent.sid)).toBe('completed');
    expect(room.customer.hears()).toEqual({ kind: 'silence' });
  });

  it('is never reported, not even when it is noticed', async () => {
    const agent = await room.agentIn();
    happens({ does: 'lose-leg', callSid: agent.sid });
    await bench.clock.advance(60_000);
    expect(await room.eventsNamed('participant-leave')).toEqual([]);
    expect(bench.simulator.deliveries.all()).toContainEqual(
      expect.objectContaining({ event: 'participant-leave', outcome: 'dropped' }),
    );
  });

  it('is reported late when that is wanted', async () => {
    const agent = await room.agentIn();
    const fault = { callSid: agent.sid, noticedAfterMs: 5_000, isReported: true };
    happens({ does: 'lose-leg', ...fault });
    await bench.clock.advance(5_100);
    expect(await room.eventsNamed('participant-leave')).toMatchObject([
      { CallSid: agent.sid, ReasonParticipantLeft: 'participant_hung_up' },
    ]);
  });

  it('can still be changed and ended by REST', async () => {
    const agent = await room.agentIn();
    happens({ does: 'lose-leg', callSid: agent.sid });
    await room.participant('leg-7').update({ hold: true });
    await bench.client.calls(agent.sid).update({ status: 'completed' });
    expect(await labels()).toEqual(['customer']);
  });

  it('rings on at nobody when it was ringing', async () => {
    const phone = bench.simulator.phones.client('ada');
    const { callSid } = await room.participants().create({
      ...{ to: 'client:ada', from: DESK_NUMBER, label: 'leg-8', timeout: 20 },
    });
    const ringing = await phone.rings();
    happens({ does: 'lose-leg', callSid, noticedAfterMs: 60_000 });
    expect(ringing.hasEnded).toBe(true);
    expect(await statusOf(callSid)).toBe('ringing');
    await bench.clock.advance(25_100);
    expect(await statusOf(callSid)).toBe('no-answer');
  });
});

describe('a call that breaks off', () => {
  it('ends at once, and that is reported', async () => {
    happens({ does: 'drop-call', callSid: room.customer.sid });
    expect(room.customer.hasEnded).toBe(true);
    expect(await room.eventsNamed('participant-leave')).toHaveLength(1);
    expect(bench.application.forms('/number-status')).toMatchObject([{ CallStatus: 'completed' }]);
  });

  it('ends in silence when that is wanted', async () => {
    happens({ does: 'drop-call', callSid: room.customer.sid, isReported: false });
    expect(await room.eventsNamed('participant-leave')).toEqual([]);
    expect(bench.application.to('/number-status')).toEqual([]);
  });

  it('fails when it was still ringing', async () => {
    bench.simulator.phones.client('ada');
    const { sid } = await bench.client.calls.create({
      ...{ to: 'client:ada', from: DESK_NUMBER, twiml: twiml('<Pause/>') },
    });
    await bench.simulator.settled();
    happens({ does: 'drop-call', callSid: sid });
    expect(await statusOf(sid)).toBe('failed');
  });
});

describe('a conference that ends by itself', () => {
  it('lets everybody go on with what comes after it', async () => {
    bench.application.answers('/after', twiml('<Pause length="60"/>'));
    const agent = await room.agentIn();
    happens({ does: 'end-conference', conference: 'room' });
    await agent.waitsUntilOver();
    await bench.application.gets('/after');
    expect(room.customer.hasEnded).toBe(false);
    expect(await room.eventsNamed('conference-end')).toHaveLength(1);
    expect(await room.eventsNamed('participant-leave')).toHaveLength(2);
  });

  it('can be named by its sid, and ends in silence when that is wanted', async () => {
    happens({ does: 'end-conference', conference: room.conferenceSid, isReported: false });
    expect(await room.eventsNamed('conference-end')).toEqual([]);
    expect(await room.eventsNamed('participant-leave')).toEqual([]);
  });
});

describe('a conference that is split', () => {
  it('is not the one that a newcomer enters: they never meet', async () => {
    happens({ does: 'split-conference', conference: 'room' });
    const order = { to: 'client:ada', from: DESK_NUMBER, label: 'leg-8' };
    const phone = bench.simulator.phones.client('ada');
    const added = await bench.client.conferences('room').participants.create(order);
    (await phone.rings()).answer();
    await bench.simulator.settled();
    expect(added.conferenceSid).not.toBe(room.conferenceSid);
    const live = await bench.client.conferences.list({
      friendlyName: 'room',
      status: 'in-progress',
    });
    expect(live).toHaveLength(2);
    expect(room.customer.hears()).toEqual({ kind: 'silence' });
  });
});

describe('a hold that is forgotten', () => {
  it('lets the customer hear what was private, and nobody is told', async () => {
    const agent = await room.agentIn();
    await room.participant('customer').update({ hold: true });
    expect(happens({ does: 'forget-hold', callSid: room.customer.sid })).toBe(true);
    await room.customer.hearsMixOf(agent);
    expect(await room.eventsNamed('participant-unhold')).toEqual([]);
    expect(await room.participant('customer').fetch()).toMatchObject({ hold: false });
  });

  it('concerns only who is on hold', () => {
    expect(happens({ does: 'forget-hold', callSid: room.customer.sid })).toBe(false);
  });
});

describe('dialing that is stalled', () => {
  it('leaves new calls queued until it ends', async () => {
    const phone = bench.simulator.phones.client('ada');
    happens({ does: 'stall-dialing', ms: 8_000 });
    const { sid } = await bench.client.calls.create({
      ...{ to: 'client:ada', from: DESK_NUMBER, twiml: twiml('<Pause/>') },
    });
    await bench.clock.advance(7_900);
    expect(await statusOf(sid)).toBe('queued');
    await bench.clock.advance(200);
    expect(await statusOf(sid)).toBe('ringing');
    expect(phone.calls).toHaveLength(1);
  });
});

describe('by HTTP', () => {
  const ask = (fault: object) =>
    fetch(`${bench.simulator.url}/_simulator/faults/carrier`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(fault),
    });

  it('happens at once', async () => {
    const fault = { does: 'drop-call', callSid: room.customer.sid };
    expect((await ask(fault)).status).toBe(204);
    expect(room.customer.hasEnded).toBe(true);
  });

  it.each([
    [{ does: 'lose-leg', callSid: 'CA0' }, 404],
    [{ does: 'end-conference', conference: 'nowhere' }, 404],
    [{ does: 'explode' }, 400],
    [{ does: 'lose-leg' }, 400],
  ])('is refused: %j', async (fault, status) => {
    expect((await ask(fault)).status).toBe(status);
  });
});
