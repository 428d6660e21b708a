import { CUSTOMER_NUMBER, startBench, twiml, type Bench } from '../testing/bench';
import { call, soundOf } from '../testing/looking-at-calls';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

describe('a Dial to a client', () => {
  const dial = (attributes = '', noun = '<Client>ada</Client>') =>
    `<Dial action="/after" ${attributes}>${noun}</Dial>`;

  it('joins the two until they part, and tells the action how long', async () => {
    const caller = call(bench, dial());
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
    const caller = call(bench, dial());
    const ada = await bench.simulator.phones.client('ada').rings();
    ada.answer();
    await caller.hearsMixOf(ada);
    caller.hangUp();
    await ada.waitsUntilOver();
  });

  it('stops the ringing when the caller hangs up', async () => {
    const caller = call(bench, dial());
    const ada = await bench.simulator.phones.client('ada').rings();
    caller.hangUp();
    await ada.waitsUntilOver();
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
    call(bench, dial('timeout="20"'));
    await bench.clock.advance(25_100);
    expect(bench.application.forms('/after')).toMatchObject([
      { DialCallStatus: status, DialBridged: 'false' },
    ]);
  });

  it('tells the action at once when nobody is registered', async () => {
    call(bench, dial());
    const { form } = await bench.application.gets('/after');
    expect(form).toMatchObject({ DialCallStatus: 'no-answer' });
  });

  it('hands on custom parameters and reports the progress of the leg', async () => {
    bench.application.answers('/voice', '');
    const events = 'initiated ringing answered completed';
    call(
      bench,
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
    const caller = call(bench, dial('hangupOnStar="true"'));
    const ada = await bench.simulator.phones.client('ada').rings();
    ada.answer();
    await caller.hearsMixOf(ada);
    caller.press('*');
    await bench.application.gets('/after', ({ DialCallStatus }) => DialCallStatus === 'completed');
    expect(ada.hasEnded).toBe(true);
  });

  it('ends at the time limit', async () => {
    const caller = call(bench, dial('timeLimit="60"'));
    const ada = await bench.simulator.phones.client('ada').rings();
    ada.answer();
    await caller.hearsMixOf(ada);
    await bench.clock.advance(60_100);
    expect(bench.application.forms('/after')).toMatchObject([{ DialCallDuration: '60' }]);
  });

  it('goes on with the next verb without an action', async () => {
    const caller = call(bench, '<Dial><Client>ada</Client></Dial>', '<Say>nobody is here</Say>');
    await caller.hearsWhat(({ kind }) => kind === 'sound');
  });
});

describe('a Dial to several', () => {
  const several = (attributes: string) =>
    `<Dial ${attributes}><Client>ada</Client><Client>ben</Client></Dial>`;

  it('joins the first that answers and cancels the others', async () => {
    const phones = ['ada', 'ben'].map((identity) => bench.simulator.phones.client(identity));
    const caller = call(bench, several(''));
    const [ada, ben] = await Promise.all(phones.map((phone) => phone.rings()));
    if (!ada || !ben) throw new Error('Both must ring');
    ben.answer();
    await caller.hearsMixOf(ben);
    expect(ada.hasEnded).toBe(true);
  });

  it('calls one after the other when it is sequential', async () => {
    bench.simulator.phones.client('ada').onRing = 'reject';
    const second = bench.simulator.phones.client('ben');
    const caller = call(bench, several('sequential="true"'));
    const ben = await second.rings();
    ben.answer();
    await caller.hearsMixOf(ben);
  });
});

describe('a whisper', () => {
  const dial = '<Dial action="/after"><Client url="/whisper">ada</Client></Dial>';

  it('is heard by the callee alone, before the two are joined', async () => {
    bench.application.answers('/whisper', twiml('<Say>fifteen letters</Say>'));
    const caller = call(bench, dial);
    const ada = await bench.simulator.phones.client('ada').rings();
    ada.answer();
    await ada.hearsWhat(({ kind }) => kind === 'sound');
    expect(soundOf(bench, caller)).toEqual({ kind: 'ringing-tone' });
    await bench.clock.advance(1_100);
    await caller.hearsMixOf(ada);
  });

  it('declines with a Hangup', async () => {
    bench.application.answers('/whisper', twiml('<Hangup/>'));
    call(bench, dial);
    const ada = await bench.simulator.phones.client('ada').rings();
    ada.answer();
    const { form } = await bench.application.gets('/after');
    expect(form).toMatchObject({ DialBridged: 'false' });
    expect(ada.hasEnded).toBe(true);
  });
});

describe('a leg that is given a document of its own', () => {
  it('leaves the Dial, which goes on without a duration', async () => {
    const caller = call(bench, '<Dial action="/after"><Client>ada</Client></Dial>');
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
    const caller = call(bench, '<Dial action="/after"><Client>ada</Client></Dial>');
    const ada = await bench.simulator.phones.client('ada').rings();
    ada.answer();
    await caller.hearsMixOf(ada);
    await bench.client.calls(caller.sid).update({ twiml: twiml('<Say>elsewhere</Say>') });
    await ada.waitsUntilOver();
    await bench.simulator.settled();
    expect(bench.application.to('/after')).toHaveLength(0);
    expect(caller.hears()).toMatchObject({ kind: 'sound' });
  });
});
