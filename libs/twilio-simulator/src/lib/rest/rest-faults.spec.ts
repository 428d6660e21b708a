import twilio from 'twilio';
import { ACCOUNT_SID, AUTH_TOKEN, DESK_NUMBER, type Bench } from '../testing/bench';
import { CustomersRoom } from '../testing/customers-room';
import type { RestFault } from './rest-faults';

const toAda = { to: 'client:ada', from: DESK_NUMBER, twiml: '<Response><Pause/></Response>' };

let room: CustomersRoom;
let bench: Bench;

beforeEach(async () => {
  room = await CustomersRoom.open();
  ({ bench } = room);
});

afterEach(() => room.close());

function add(fault: RestFault): void {
  bench.simulator.faults.rest.add(fault);
}

function agents() {
  return bench.client.calls.list({ to: 'client:ada' });
}

describe('a REST request that something was to go wrong with', () => {
  it.each([
    ['429', 429, 20429],
    ['500', 500, 20500],
    ['503', 503, 20503],
  ] as const)('answers %s and then nothing is wrong any more', async (does, status, code) => {
    add({ path: 'Calls', method: 'POST', does });
    await expect(bench.client.calls.create(toAda)).rejects.toMatchObject({ status, code });
    await expect(bench.client.calls.create(toAda)).resolves.toMatchObject({ status: 'queued' });
    expect(await agents()).toHaveLength(1);
  });

  it('is survived by a client that tries again after 429', async () => {
    const patient = twilio(ACCOUNT_SID, AUTH_TOKEN, { autoRetry: true });
    patient.api.baseUrl = bench.simulator.url;
    add({ path: '*', does: '429', times: 2 });
    await expect(patient.calls.create(toAda)).resolves.toMatchObject({ status: 'queued' });
  });

  it('answers with the page of a proxy, which has no code', async () => {
    add({ path: '*', does: 'html' });
    const answer = bench.client.calls.list();
    await expect(answer).rejects.toMatchObject({ status: 503 });
    await expect(answer).rejects.not.toHaveProperty('code');
  });

  it('does not answer at all', async () => {
    const impatient = twilio(ACCOUNT_SID, AUTH_TOKEN, { timeout: 100 });
    impatient.api.baseUrl = bench.simulator.url;
    add({ path: '*', does: 'hang' });
    await expect(impatient.calls.list()).rejects.toMatchObject({ code: 'ECONNABORTED' });
  });

  it('breaks the connection after the call was created', async () => {
    add({ path: 'Calls', method: 'POST', does: 'reset-after-accept' });
    await expect(bench.client.calls.create(toAda)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await agents()).toHaveLength(1);
  });

  it('breaks the connection before anything was done', async () => {
    add({ path: 'Calls', method: 'POST', does: 'reset' });
    await expect(bench.client.calls.create(toAda)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await agents()).toEqual([]);
  });

  it('answers with an error although the call was created', async () => {
    add({ path: 'Calls', method: 'POST', does: '500-after-accept' });
    const answer = bench.client.calls.create(toAda);
    await expect(answer).rejects.toMatchObject({ status: 500, code: 20500 });
    expect(await agents()).toHaveLength(1);
  });

  it('knows nothing of a participant who is there', async () => {
    add({ path: `Participants/${room.customer.sid}`, does: '404' });
    const participant = room.participant(room.customer.sid);
    await expect(participant.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(participant.fetch()).resolves.toMatchObject({ label: 'customer' });
  });

  it('is carried out late', async () => {
    add({ path: 'Calls', method: 'POST', does: 'late', delayMs: 10_000 });
    const created = bench.client.calls.create(toAda);
    await arrived('/Calls.json');
    await bench.clock.advance(9_900);
    expect(await agents()).toEqual([]);
    await bench.clock.advance(200);
    expect((await created).status).toBe('queued');
    expect(await agents()).toHaveLength(1);
  });

  it('is answered late: the callbacks come before', async () => {
    bench.simulator.phones.client('ada').onRing = 'answer';
    add({ path: 'Calls', method: 'POST', does: 'slow', delayMs: 10_000 });
    const statusCallback = `${bench.application.url}/leg`;
    const statusCallbackEvent = ['initiated', 'answered'];
    const created = bench.client.calls.create({ ...toAda, statusCallback, statusCallbackEvent });
    const { form } = await bench.application.gets(
      '/leg',
      (leg) => leg['CallStatus'] === 'in-progress',
    );
    await bench.clock.advance(10_100);
    expect((await created).sid).toBe(form['CallSid']);
  });

  /** Waits until the simulator has got a request. */
  async function arrived(path: string): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!bench.simulator.state().requests.some((one) => one.path.endsWith(path))) return;
        stop();
        resolve();
      };
      const stop = bench.simulator.onChange(look);
      look();
    });
  }
});

describe('a change that is ignored', () => {
  const ignore = () => add({ path: 'Participants', does: 'ignore' });

  it('is answered as if it had been made: the participant is not on hold', async () => {
    await room.agentIn();
    ignore();
    const answer = await room.participant('customer').update({ hold: true });
    expect(answer).toMatchObject({ hold: true, label: 'customer' });
    expect(await room.participant('customer').fetch()).toMatchObject({ hold: false });
    expect(await room.eventsNamed('participant-hold')).toEqual([]);
  });

  it('leaves a participant inside who was removed', async () => {
    await room.agentIn();
    ignore();
    await expect(room.participant('leg-7').remove()).resolves.toBe(true);
    expect(await room.participants().list()).toHaveLength(2);
  });

  it('lets a call go on that was hung up', async () => {
    add({ path: 'Calls', does: 'ignore' });
    const answer = await bench.client.calls(room.customer.sid).update({ status: 'completed' });
    expect(answer.status).toBe('completed');
    expect(room.customer.hasEnded).toBe(false);
  });

  it('does not match a creation: the creation is carried out', async () => {
    ignore();
    await room.agentIn();
    expect(await room.participants().list()).toHaveLength(2);
  });
});

describe('a look that is stale', () => {
  const stale = (path: string) => add({ path, does: 'stale', delayMs: 3_000 });

  async function labels() {
    return (await room.participants().list()).map(({ label }) => label);
  }

  beforeEach(() => bench.clock.advance(10_000));

  it('does not show a participant who has just come', async () => {
    await room.agentIn();
    stale('Participants');
    expect(await labels()).toEqual(['customer']);
    expect(await labels()).toEqual(['customer', 'leg-7']);
    stale('Participants');
    await expect(room.participant('leg-7').fetch()).rejects.toMatchObject({ status: 404 });
    await bench.clock.advance(3_000);
    stale('Participants');
    expect(await labels()).toEqual(['customer', 'leg-7']);
  });

  it('still shows a participant who has just left as connected', async () => {
    const agent = await room.agentIn();
    await bench.clock.advance(10_000);
    agent.hangUp();
    stale('Participants');
    const seen = (await room.participants().list()).map(({ label, status }) => [label, status]);
    expect(seen).toContainEqual(['leg-7', 'connected']);
    expect(await labels()).toEqual(['customer']);
  });

  it('shows calls as they were', async () => {
    const agent = await room.agentIn();
    await bench.clock.advance(10_000);
    agent.hangUp();
    stale('Calls');
    expect(await bench.client.calls(agent.sid).fetch()).toMatchObject({
      status: 'in-progress',
      endTime: null,
      duration: null,
    });
    stale('Calls');
    expect(await bench.client.calls.list({ status: 'completed' })).toEqual([]);
    expect(await bench.client.calls(agent.sid).fetch()).toMatchObject({ status: 'completed' });
  });

  it('shows a conference as live that has just ended', async () => {
    room.customer.hangUp();
    stale('Conferences');
    expect(await bench.client.conferences(room.conferenceSid).fetch()).toMatchObject({
      status: 'in-progress',
    });
    stale('Conferences');
    const live = await bench.client.conferences.list({ status: 'in-progress' });
    expect(live.map(({ sid }) => sid)).toEqual([room.conferenceSid]);
  });

  it('concerns no change: what is done is done to what there is', async () => {
    await room.agentIn();
    stale('Participants');
    await expect(room.participant('leg-7').update({ muted: true })).resolves.toMatchObject({
      muted: true,
    });
  });
});

describe('the record of REST requests', () => {
  it('shows what was asked and what was answered', async () => {
    await bench.client.calls(room.customer.sid).update({ status: 'completed' });
    const [newest] = bench.simulator.state().requests;
    expect(newest).toMatchObject({
      method: 'POST',
      path: `/2010-04-01/Accounts/${ACCOUNT_SID}/Calls/${room.customer.sid}.json`,
      parameters: { Status: 'completed' },
      outcome: 'answered',
      status: 200,
    });
    expect(JSON.parse(newest?.body ?? '')).toMatchObject({ status: 'completed' });
  });

  it('says that nobody was answered', async () => {
    add({ path: 'Calls', does: 'reset-after-accept' });
    await expect(bench.client.calls.create(toAda)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await bench.simulator.settled();
    const [newest] = bench.simulator.state().requests;
    expect(newest).toMatchObject({ outcome: 'unanswered', status: null });
  });
});
