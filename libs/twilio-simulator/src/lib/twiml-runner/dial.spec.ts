import type { ScriptedCall } from '../phones/scripted-call';
import {
  APPLICATION_SID,
  CUSTOMER_NUMBER,
  DESK_NUMBER,
  startBench,
  twiml,
  type Bench,
} from '../testing/bench';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

function call(...verbs: readonly string[]): ScriptedCall {
  bench.application.answers('/voice', twiml(...verbs));
  return bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
}

/** What a telephone hears, as a sound. */
function soundOf(scripted: ScriptedCall) {
  const hearing = scripted.hears();
  return hearing.kind === 'sound' ? bench.media.sounds.get(hearing.soundId) : undefined;
}

function statusOf(scripted: ScriptedCall) {
  return bench.simulator.state().calls.find(({ sid }) => sid === scripted.sid);
}

describe('while it rings', () => {
  it.each(['true', 'false'])(
    'the caller hears the ringing tone until the answer, answerOnBridge="%s"',
    async (answerOnBridge) => {
      const caller = call(`<Dial answerOnBridge="${answerOnBridge}"><Client>ada</Client></Dial>`);
      const ada = await bench.simulator.phones.client('ada').rings();
      await caller.hearsWhat(({ kind }) => kind === 'sound');
      expect(soundOf(caller)).toEqual({ kind: 'ringing-tone' });
      await bench.clock.advance(13_000);
      expect(soundOf(caller)).toEqual({ kind: 'ringing-tone' });
      ada.answer();
      await caller.hearsMixOf(ada);
    },
  );

  it('the tone ends with the Dial', async () => {
    bench.application.answers('/after', twiml('<Pause length="60"/>'));
    const caller = call('<Dial action="/after" timeout="5"><Client>ada</Client></Dial>');
    await bench.simulator.phones.client('ada').rings();
    await caller.hearsWhat(({ kind }) => kind === 'sound');
    await bench.clock.advance(10_100);
    expect(caller.hears()).toEqual({ kind: 'silence' });
  });
});

describe('a caller who is answered only when somebody is there', () => {
  const dial = (attributes = '') =>
    `<Dial answerOnBridge="true" timeout="5" ${attributes}><Client>ada</Client></Dial>`;

  it.each([
    ['reject', 'busy'],
    ['ignore', 'no-answer'],
  ] as const)('is never answered when the callee’s telephone does %s', async (onRing, status) => {
    bench.simulator.phones.client('ada').onRing = onRing;
    const caller = call(dial());
    await bench.clock.advance(11_000);
    expect(caller.hasEnded).toBe(true);
    expect(statusOf(caller)).toMatchObject({ status, answeredAt: null });
    expect(bench.application.forms('/number-status')).toMatchObject([{ CallStatus: status }]);
  });

  it.each(['', '<Hangup/>'])('is not answered by an action that answers "%s"', async (verbs) => {
    bench.application.answers('/after', twiml(verbs));
    const caller = call(dial('action="/after"'));
    await caller.isOver();
    expect(bench.application.forms('/after')).toMatchObject([{ DialCallStatus: 'no-answer' }]);
    expect(statusOf(caller)).toMatchObject({ status: 'no-answer', answeredAt: null });
  });

  it('is answered by the next verb that has something to say', async () => {
    const caller = call(dial(), '<Say>nobody is here</Say>');
    await caller.hearsWhat(({ kind }) => kind === 'sound');
    expect(statusOf(caller)).toMatchObject({ status: 'in-progress' });
  });

  it.each([
    ['is not registered', dial(), 31480],
    ['declines', dial(), 31486],
    ['is turned away', '<Reject/>', 31603],
    ['is told that the line is busy', '<Reject reason="busy"/>', 31486],
  ])('learns why from the Voice SDK: %s', async (situation, verb, code) => {
    if (situation === 'declines') bench.simulator.phones.client('ada').onRing = 'reject';
    bench.application.answers('/client-voice', twiml(verb));
    const nothing = () => undefined;
    const error = await new Promise((resolve) => {
      const telephone = {
        address: 'client:ben',
        ...{ ring: nothing, stopRinging: nothing, ringing: nothing, connected: nothing },
        disconnected: (_callSid: string, why: unknown) => resolve(why),
      };
      const applicationSid = APPLICATION_SID;
      bench.simulator.exchange.dial(telephone, { applicationSid, params: {} });
    });
    expect(error).toMatchObject({ code });
  });
});

describe('a Dial to a client', () => {
  const dial = (attributes = '', noun = '<Client>ada</Client>') =>
    `<Dial action="/after" ${attributes}>${noun}</Dial>`;

  it('joins the two until they part, and tells the action how long', async () => {
    const caller = call(dial());
    const ada = await bench.simulator.phones.client('ada').rings();
    expect(ada.incoming?.from).toBe(CUSTOMER_NUMBER);
    ada.answer();
    await caller.hearsMixOf(ada);
    await ada.hearsMixOf(caller);
    await bench.clock.advance(8_000);
    ada.hangUp();
    const { form } = await bench.application.gets('/after');
    expect(form).toMatchObject({
      CallSid: caller.sid,
      DialCallSid: ada.sid,
      DialCallStatus: 'completed',
      DialCallDuration: '8',
      DialBridged: 'true',
    });
  });

  it('lets go of the callee when the caller hangs up', async () => {
    const caller = call(dial());
    const ada = await bench.simulator.phones.client('ada').rings();
    ada.answer();
    await caller.hearsMixOf(ada);
    caller.hangUp();
    await ada.isOver();
  });

  it('stops the ringing when the caller hangs up', async () => {
    const caller = call(dial());
    const ada = await bench.simulator.phones.client('ada').rings();
    caller.hangUp();
    await ada.isOver();
    expect(await bench.client.calls(ada.sid).fetch()).toMatchObject({
      status: 'canceled',
      parentCallSid: caller.sid,
      direction: 'outbound-dial',
    });
  });

  it.each([
    ['declines', 'reject', 'busy'],
    ['lets it ring', 'ignore', 'no-answer'],
  ] as const)('tells the action when the callee %s', async (_situation, onRing, status) => {
    bench.simulator.phones.client('ada').onRing = onRing;
    call(dial('timeout="20"'));
    await bench.clock.advance(25_100);
    expect(bench.application.forms('/after')).toMatchObject([
      { DialCallStatus: status, DialBridged: 'false' },
    ]);
  });

  it('tells the action at once when nobody is registered', async () => {
    call(dial());
    const { form } = await bench.application.gets('/after');
    expect(form).toMatchObject({ DialCallStatus: 'no-answer' });
  });

  it('hands on custom parameters and reports the progress of the leg', async () => {
    bench.application.answers('/voice', '');
    const events = 'initiated ringing answered completed';
    call(
      dial(
        '',
        `<Client statusCallback="/leg" statusCallbackEvent="${events}"><Identity>ada</Identity><Parameter name="case" value="7"/></Client>`,
      ),
    );
    const ada = await bench.simulator.phones.client('ada').rings();
    expect(ada.incoming?.params).toEqual({ case: '7' });
    ada.answer();
    ada.hangUp();
    await bench.application.gets('/leg', ({ CallStatus }) => CallStatus === 'completed');
    await bench.simulator.settled();
    expect(
      bench.application
        .forms('/leg')
        .map((leg) => leg['CallStatus'])
        .sort(),
    ).toEqual(['completed', 'in-progress', 'initiated', 'ringing']);
  });

  it('ends the dialed side at the caller’s star', async () => {
    const caller = call(dial('hangupOnStar="true"'));
    const ada = await bench.simulator.phones.client('ada').rings();
    ada.answer();
    await caller.hearsMixOf(ada);
    caller.press('*');
    await bench.application.gets('/after', ({ DialCallStatus }) => DialCallStatus === 'completed');
    expect(ada.hasEnded).toBe(true);
  });

  it('ends at the time limit', async () => {
    const caller = call(dial('timeLimit="60"'));
    const ada = await bench.simulator.phones.client('ada').rings();
    ada.answer();
    await caller.hearsMixOf(ada);
    await bench.clock.advance(60_100);
    expect(bench.application.forms('/after')).toMatchObject([{ DialCallDuration: '60' }]);
  });

  it('goes on with the next verb without an action', async () => {
    const caller = call('<Dial><Client>ada</Client></Dial>', '<Say>nobody is here</Say>');
    await caller.hearsWhat(({ kind }) => kind === 'sound');
  });
});

describe('a Dial to several', () => {
  const several = (attributes: string) =>
    `<Dial ${attributes}><Client>ada</Client><Client>ben</Client></Dial>`;

  it('joins the first that answers and cancels the others', async () => {
    const phones = ['ada', 'ben'].map((identity) => bench.simulator.phones.client(identity));
    const caller = call(several(''));
    const [ada, ben] = await Promise.all(phones.map((phone) => phone.rings()));
    if (!ada || !ben) throw new Error('Both must ring');
    ben.answer();
    await caller.hearsMixOf(ben);
    expect(ada.hasEnded).toBe(true);
  });

  it('calls one after the other when it is sequential', async () => {
    bench.simulator.phones.client('ada').onRing = 'reject';
    const second = bench.simulator.phones.client('ben');
    const caller = call(several('sequential="true"'));
    const ben = await second.rings();
    ben.answer();
    await caller.hearsMixOf(ben);
  });
});

describe('a Dial to a number', () => {
  it.each(['+12025550122', '<Number>+12025550122</Number>'])('calls %s', async (noun) => {
    const friend = bench.simulator.phones.customer('+12025550122');
    const caller = call(`<Dial callerId="${DESK_NUMBER}">${noun}</Dial>`);
    const rung = await friend.rings();
    expect(rung.incoming?.from).toBe(DESK_NUMBER);
    rung.answer();
    await caller.hearsMixOf(rung);
  });

  it('fails when nobody has the number', async () => {
    call('<Dial action="/after">+12025550199</Dial>');
    const { form } = await bench.application.gets('/after');
    expect(form).toMatchObject({ DialCallStatus: 'failed' });
  });
});

describe('a whisper', () => {
  const dial = '<Dial action="/after"><Client url="/whisper">ada</Client></Dial>';

  it('is heard by the callee alone, before the two are joined', async () => {
    bench.application.answers('/whisper', twiml('<Say>fifteen letters</Say>'));
    const caller = call(dial);
    const ada = await bench.simulator.phones.client('ada').rings();
    ada.answer();
    await ada.hearsWhat(({ kind }) => kind === 'sound');
    expect(soundOf(caller)).toEqual({ kind: 'ringing-tone' });
    await bench.clock.advance(1_100);
    await caller.hearsMixOf(ada);
  });

  it('declines with a Hangup', async () => {
    bench.application.answers('/whisper', twiml('<Hangup/>'));
    call(dial);
    const ada = await bench.simulator.phones.client('ada').rings();
    ada.answer();
    const { form } = await bench.application.gets('/after');
    expect(form).toMatchObject({ DialBridged: 'false' });
    expect(ada.hasEnded).toBe(true);
  });
});

describe('a leg that is given a document of its own', () => {
  it('leaves the Dial, which goes on without a duration', async () => {
    const caller = call('<Dial action="/after"><Client>ada</Client></Dial>');
    const ada = await bench.simulator.phones.client('ada').rings();
    ada.answer();
    await caller.hearsMixOf(ada);
    await bench.client.calls(ada.sid).update({ twiml: twiml('<Pause length="60"/>') });
    const { form } = await bench.application.gets('/after');
    expect(form).toMatchObject({ DialCallStatus: 'completed', DialCallSid: ada.sid });
    expect(form).not.toHaveProperty('DialCallDuration');
    expect(ada.hasEnded).toBe(false);
  });

  it('takes the callee’s call with it when it is the caller’s', async () => {
    const caller = call('<Dial action="/after"><Client>ada</Client></Dial>');
    const ada = await bench.simulator.phones.client('ada').rings();
    ada.answer();
    await caller.hearsMixOf(ada);
    await bench.client.calls(caller.sid).update({ twiml: twiml('<Say>elsewhere</Say>') });
    await ada.isOver();
    await bench.simulator.settled();
    expect(bench.application.to('/after')).toHaveLength(0);
    expect(caller.hears()).toMatchObject({ kind: 'sound' });
  });
});
