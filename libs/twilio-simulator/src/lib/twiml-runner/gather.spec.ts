import { startBench, type Bench } from '../testing/bench';
import { call, soundOf } from '../testing/looking-at-calls';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

describe('a Gather', () => {
  const gather = (attributes: string) =>
    `<Gather ${attributes}><Say>press a key</Say></Gather><Say>nothing came</Say>`;

  it('sends the keys as soon as there are enough, and silences its prompt at the first', async () => {
    const caller = call(bench, gather('action="/keys" numDigits="2"'));
    await caller.waitsUntilAnswered();
    await bench.simulator.settled();
    caller.press('4');
    await bench.simulator.settled();
    expect(caller.hears()).toEqual({ kind: 'silence' });
    caller.press('2');
    expect((await bench.application.gets('/keys')).form).toMatchObject({ Digits: '42' });
  });

  it('ends with the finishing key, which is named and not part of the entry', async () => {
    const caller = call(bench, gather('action="/keys"'));
    await caller.waitsUntilAnswered();
    caller.press('123#');
    const { form } = await bench.application.gets('/keys');
    expect(form).toMatchObject({ Digits: '123', FinishedOnKey: '#' });
  });

  it('shows from its prompt to its end that keys are awaited', async () => {
    const awaitsKeys = () => bench.simulator.state().calls[0]?.awaitsKeys;
    const changes: unknown[] = [];
    const caller = call(bench, gather('action="/keys" numDigits="1"'));
    bench.simulator.onChange(({ what }) => what === 'call' && changes.push(awaitsKeys()));
    expect(awaitsKeys()).toBe(false);
    await caller.waitsUntilAnswered();
    await bench.simulator.settled();
    expect([awaitsKeys(), changes.at(-1)]).toEqual([true, true]);
    caller.press('4');
    await bench.application.gets('/keys');
    expect([awaitsKeys(), changes.at(-1)]).toEqual([false, false]);
  });

  it('takes a w for a pause between keys, not for a key', async () => {
    const caller = call(bench, gather('action="/keys"'));
    await caller.waitsUntilAnswered();
    caller.press('1w2#');
    expect((await bench.application.gets('/keys')).form).toMatchObject({ Digits: '12' });
  });

  it('ends five seconds after the last key', async () => {
    const caller = call(bench, gather('action="/keys"'));
    await bench.clock.advance(500);
    caller.press('7');
    await bench.clock.advance(4_900);
    expect(bench.application.to('/keys')).toHaveLength(0);
    await bench.clock.advance(200);
    expect(bench.application.forms('/keys')).toMatchObject([{ Digits: '7' }]);
  });

  it('falls through to the next verb when nothing is pressed', async () => {
    const caller = call(bench, gather('action="/keys" timeout="2"'));
    await bench.clock.advance(3_000);
    expect(soundOf(bench, caller)).toMatchObject({ text: 'nothing came' });
    expect(bench.application.to('/keys')).toHaveLength(0);
  });

  it('requests the action also for an empty result when that is wanted', async () => {
    call(bench, gather('action="/keys" timeout="2" actionOnEmptyResult="true"'));
    await bench.clock.advance(3_000);
    expect(bench.application.forms('/keys')).toMatchObject([{ Digits: '' }]);
  });

  it('requests its own document when it has no action', async () => {
    const caller = call(bench, gather('numDigits="1"'));
    await caller.waitsUntilAnswered();
    caller.press('9');
    await bench.application.gets('/voice', (form) => form['Digits'] === '9');
  });
});
