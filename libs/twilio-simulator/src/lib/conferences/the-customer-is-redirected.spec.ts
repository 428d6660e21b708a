import type { ScriptedCall } from '../phones/scripted-call';
import { CUSTOMER_NUMBER, DESK_NUMBER, startBench, twiml, type Bench } from '../testing/bench';

let bench: Bench;
let customer: ScriptedCall;

const room = (attributes: string, after = '') =>
  twiml(
    `<Dial ${after}><Conference waitUrl="/wait" beep="false" ${attributes} statusCallback="/events" statusCallbackEvent="start end join leave">room</Conference></Dial>`,
  );

beforeEach(async () => {
  bench = await startBench();
  const { application, simulator } = bench;
  application.answers(
    '/voice',
    room(
      'participantLabel="customer" startConferenceOnEnter="false" endConferenceOnExit="true"',
      'action="/after"',
    ),
  );
  application.answers('/agent', room('participantLabel="leg-1"', 'action="/agent-after"'));
  application.answers('/wait', twiml('<Play loop="0" digits="1"/>'));
  application.answers(
    '/menu',
    twiml(
      '<Gather action="/chosen" numDigits="1" timeout="4"><Say>press one or two</Say></Gather>',
      '<Redirect>/menu?turn=2</Redirect>',
    ),
  );
  customer = simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
  await customer.hearsWhat(({ kind }) => kind === 'sound');
});

afterEach(() => bench.stop());

function send(call: ScriptedCall, path: string) {
  return bench.client.calls(call.sid).update({ url: bench.application.url + path });
}

async function agentAnswers(): Promise<ScriptedCall> {
  const phone = bench.simulator.phones.client('ada');
  const url = `${bench.application.url}/agent`;
  await bench.client.calls.create({ to: 'client:ada', from: DESK_NUMBER, url });
  const call = await phone.rings();
  call.answer();
  await call.hearsMixOf(customer);
  return call;
}

async function eventsNamed(name: string) {
  await bench.simulator.settled();
  return bench.application
    .forms('/events')
    .filter((event) => event['StatusCallbackEvent'] === name);
}

function spoken(): unknown {
  const hearing = customer.hears();
  return hearing.kind === 'sound' ? bench.media.sounds.get(hearing.soundId) : undefined;
}

describe('a customer who waits alone and is sent to a menu', () => {
  it('hears its question, and nobody asks the action of the Dial', async () => {
    await send(customer, '/menu');
    await bench.simulator.settled();
    expect(spoken()).toMatchObject({ text: 'press one or two' });
    expect(bench.application.to('/after')).toEqual([]);
  });

  it('leaves the conference, which ends with that', async () => {
    await send(customer, '/menu');
    expect(await eventsNamed('participant-leave')).toMatchObject([
      { CallSid: customer.sid, ReasonParticipantLeft: 'participant_updated_via_api' },
    ]);
    expect(await eventsNamed('conference-end')).toMatchObject([
      {
        ReasonConferenceEnded: 'participant-with-end-conference-on-exit-kicked',
        CallSidEndingConference: customer.sid,
        ParticipantLabelEndingConference: 'customer',
      },
    ]);
  });

  it('chooses by a key', async () => {
    bench.application.answers('/chosen', twiml('<Say>you chose</Say>'));
    await send(customer, '/menu');
    await bench.simulator.settled();
    customer.press('2');
    expect((await bench.application.gets('/chosen')).form).toMatchObject({
      CallSid: customer.sid,
      Digits: '2',
    });
    await bench.simulator.settled();
    expect(spoken()).toMatchObject({ text: 'you chose' });
  });

  it('is asked again when no key comes', async () => {
    await send(customer, '/menu');
    await bench.clock.advance(6_000);
    expect(bench.application.to('/menu').map(({ path }) => path)).toEqual([
      '/menu',
      '/menu?turn=2',
    ]);
    expect(spoken()).toMatchObject({ text: 'press one or two' });
  });

  it('is not heard pressing keys that belonged to the conference', async () => {
    customer.press('1');
    await send(customer, '/menu');
    await bench.clock.advance(3_000);
    expect(bench.application.to('/chosen')).toEqual([]);
  });

  it('comes back to a conference of the same name, which is another one', async () => {
    const [before] = await bench.client.conferences.list({ friendlyName: 'room' });
    await send(customer, '/menu');
    await send(customer, '/voice');
    await customer.hearsWhat((hearing) => hearing.kind === 'sound' && hearing.loop);
    const joins = await eventsNamed('participant-join');
    expect(joins).toHaveLength(2);
    expect(joins[0]?.['ConferenceSid']).toBe(before?.sid);
    expect(joins[1]?.['ConferenceSid']).not.toBe(before?.sid);
    const [live, ...others] = await bench.client.conferences.list({ status: 'in-progress' });
    expect(live?.sid).toBe(joins[1]?.['ConferenceSid']);
    expect(others).toEqual([]);
    await agentAnswers();
  });

  it('ends the call by hanging up in the menu, with the ordinary last words', async () => {
    await send(customer, '/menu');
    await bench.simulator.settled();
    customer.hangUp();
    await bench.simulator.settled();
    expect(bench.application.forms('/number-status')).toMatchObject([
      { CallSid: customer.sid, CallStatus: 'completed' },
    ]);
    expect(bench.application.to('/after')).toEqual([]);
  });
});

describe('a customer who is sent to voicemail', () => {
  const voicemail = twiml(
    '<Say>after the tone</Say>',
    '<Record action="/message" recordingStatusCallback="/recorded" maxLength="20" finishOnKey="#" playBeep="true"/>',
    '<Say>nothing was said</Say>',
  );

  beforeEach(async () => {
    bench.application.answers('/voicemail', voicemail);
    await send(customer, '/voicemail');
    await bench.clock.advance(1_000);
    expect(spoken()).toEqual({ kind: 'beep' });
    await bench.clock.advance(500);
    bench.media.report(customer.sid, { silent: false });
  });

  async function isRecorded(duration: string, digits?: string) {
    const { form } = await bench.application.gets('/message');
    expect(form).toMatchObject({ CallSid: customer.sid, RecordingDuration: duration });
    expect(form['Digits']).toBe(digits);
    const report = await bench.application.gets('/recorded');
    expect(report.form).toMatchObject({
      CallSid: customer.sid,
      RecordingSid: form['RecordingSid'],
      RecordingStatus: 'completed',
    });
  }

  it('ends the message with the key', async () => {
    await bench.clock.advance(7_000);
    customer.press('12#');
    await isRecorded('7', '#');
  });

  it('is cut off at the greatest length', async () => {
    await bench.clock.advance(20_100);
    await isRecorded('20');
  });

  it('keeps what was said before hanging up', async () => {
    await bench.clock.advance(3_000);
    customer.hangUp();
    await isRecorded('3', 'hangup');
  });

  it('keeps what was said before an agent took the call back', async () => {
    await bench.clock.advance(3_000);
    await send(customer, '/voice');
    const { form } = await bench.application.gets('/recorded');
    expect(form).toMatchObject({ RecordingDuration: '3', RecordingStatus: 'completed' });
    await agentAnswers();
    // Only a verb that finished by itself requests its action.
    expect(bench.application.to('/message')).toEqual([]);
  });
});

describe('a customer who is sent away from an agent', () => {
  it('takes the conference along: the agent’s document goes on', async () => {
    bench.application.answers('/agent-after', twiml('<Say>the customer is elsewhere</Say>'));
    const ada = await agentAnswers();
    await send(customer, '/menu');
    const { form } = await bench.application.gets('/agent-after');
    expect(form).toMatchObject({ CallSid: ada.sid, DialCallStatus: 'answered' });
    expect(await eventsNamed('participant-leave')).toMatchObject([
      { CallSid: customer.sid, ReasonParticipantLeft: 'participant_updated_via_api' },
      { CallSid: ada.sid, ReasonParticipantLeft: 'moderator_ended_conference' },
    ]);
    expect(customer.hasEnded).toBe(false);
    expect(ada.hasEnded).toBe(false);
  });

  it('leaves the agent in silence when the flag had been taken away before', async () => {
    const ada = await agentAnswers();
    const [conference] = await bench.client.conferences.list({ status: 'in-progress' });
    await bench.client
      .conferences(conference?.sid ?? '')
      .participants('customer')
      .update({ endConferenceOnExit: false });
    await send(customer, '/menu');
    expect(await eventsNamed('conference-end')).toEqual([]);
    expect(ada.hears()).toEqual({ kind: 'silence' });
    await send(customer, '/voice');
    await customer.hearsMixOf(ada);
  });
});
