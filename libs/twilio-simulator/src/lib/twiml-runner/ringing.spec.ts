import { APPLICATION_SID, startBench, twiml, type Bench } from '../testing/bench';
import { call, soundOf, stateOf } from '../testing/looking-at-calls';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

describe('while it rings', () => {
  it.each(['true', 'false'])(
    'the caller hears the ringing tone until the answer, answerOnBridge="%s"',
    async (answerOnBridge) => {
      const caller = call(
        bench,
        `<Dial answerOnBridge="${answerOnBridge}"><Client>ada</Client></Dial>`,
      );
      const ada = await bench.simulator.phones.client('ada').rings();
      await caller.hearsWhat(({ kind }) => kind === 'sound');
      expect(soundOf(bench, caller)).toEqual({ kind: 'ringing-tone' });
      await bench.clock.advance(13_000);
      expect(soundOf(bench, caller)).toEqual({ kind: 'ringing-tone' });
      ada.answer();
      await caller.hearsMixOf(ada);
    },
  );

  it('the tone ends with the Dial', async () => {
    bench.application.answers('/after', twiml('<Pause length="60"/>'));
    const caller = call(bench, '<Dial action="/after" timeout="5"><Client>ada</Client></Dial>');
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
    const caller = call(bench, dial());
    await bench.clock.advance(11_000);
    expect(caller.hasEnded).toBe(true);
    expect(stateOf(bench, caller)).toMatchObject({ status, answeredAt: null });
    expect(bench.application.forms('/number-status')).toMatchObject([{ CallStatus: status }]);
  });

  it.each(['', '<Hangup/>'])('is not answered by an action that answers "%s"', async (verbs) => {
    bench.application.answers('/after', twiml(verbs));
    const caller = call(bench, dial('action="/after"'));
    await caller.waitsUntilOver();
    expect(bench.application.forms('/after')).toMatchObject([{ DialCallStatus: 'no-answer' }]);
    expect(stateOf(bench, caller)).toMatchObject({ status: 'no-answer', answeredAt: null });
  });

  it('is answered by the next verb that has something to say', async () => {
    const caller = call(bench, dial(), '<Say>nobody is here</Say>');
    await caller.hearsWhat(({ kind }) => kind === 'sound');
    expect(stateOf(bench, caller)).toMatchObject({ status: 'in-progress' });
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
