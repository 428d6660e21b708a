import type { CallbackFault } from './callback-faults';
import { CUSTOMER_NUMBER, DESK_NUMBER, startBench, twiml, type Bench } from '../testing/bench';
import { twimlBinUrl } from './twiml-bins';
import { call, soundOf, warningsOf } from '../testing/looking-at-calls';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

function add(fault: CallbackFault): void {
  bench.simulator.faults.callbacks.add(fault);
}

describe('a request for a document', () => {
  it('that is lost reaches nobody: the fallback is asked', async () => {
    const { application, client } = bench;
    const [number] = await client.incomingPhoneNumbers.list();
    const voiceFallbackUrl = `${application.url}/fallback`;
    await client.incomingPhoneNumbers(number?.sid ?? '').update({ voiceFallbackUrl });
    application.answers('/fallback', twiml('<Say>one moment</Say>'));
    add({ event: 'voice', does: 'drop' });
    const caller = call(bench, '<Say>Hello</Say>');
    await caller.waitsUntilAnswered();
    await bench.simulator.settled();
    expect(application.to('/voice')).toEqual([]);
    expect(application.forms('/fallback')).toMatchObject([{ ErrorCode: '11205' }]);
    expect(soundOf(bench, caller)).toMatchObject({ text: 'one moment' });
  });

  it('that fails for good is answered by a bin of the account, every time', async () => {
    const sid = `EH${'0'.repeat(32)}`;
    await bench.stop();
    bench = await startBench({
      twimlBins: [
        {
          sid,
          twiml: twiml('<Say>please wait</Say>', '<Redirect>http://localhost:9/gone</Redirect>'),
        },
      ],
    });
    const { application, client, clock } = bench;
    const [number] = await client.incomingPhoneNumbers.list();
    await client
      .incomingPhoneNumbers(number?.sid ?? '')
      .update({ voiceFallbackUrl: twimlBinUrl(sid) });
    application.answers('/voice', { status: 500 });
    const caller = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await caller.waitsUntilAnswered();
    for (let turns = 0; turns < 3; turns += 1) {
      await bench.simulator.settled();
      expect(soundOf(bench, caller)).toMatchObject({ text: 'please wait' });
      await clock.advance(1_000);
    }
    const asked = bench.simulator.state().deliveries.filter(({ kind }) => kind === 'fallback');
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect(warningsOf(bench, caller)).not.toContain(11100);
  });

  it('that is late leaves the caller without an answer until then', async () => {
    add({ event: 'voice', does: 'delay', delayMs: 4_000 });
    const caller = call(bench, '<Say>Hello</Say>');
    await bench.clock.advance(3_900);
    expect(caller.isConnected).toBe(false);
    await bench.clock.advance(200);
    expect(caller.isConnected).toBe(true);
  });

  it('that is doubled is asked twice, and followed once', async () => {
    let asked = 0;
    add({ event: 'voice', does: 'double' });
    const caller = call(bench);
    bench.application.answers('/voice', () => twiml(`<Say>answer ${(asked += 1)}</Say>`));
    await caller.waitsUntilAnswered();
    await bench.simulator.settled();
    expect(asked).toBe(2);
    expect(soundOf(bench, caller)).toMatchObject({
      text: expect.stringMatching(/^answer \d$/) as string,
    });
    expect(warningsOf(bench, caller)).toEqual([]);
  });

  it('that is forged comes once more with a false signature', async () => {
    add({ event: 'voice', does: 'forge' });
    bench.application.answers('/voice', twiml('<Say>Hello</Say>'));
    const caller = call(bench, '<Say>Hello</Say>');
    await caller.waitsUntilAnswered();
    const [forged, genuine] = bench.application
      .to('/voice')
      .map(({ headers }) => headers['x-twilio-signature']);
    expect(forged).not.toBe(genuine);
  });

  it('whose answer is lost was still handled, and the caller hears an apology', async () => {
    add({ event: 'voice', does: 'lose-answer' });
    const caller = call(bench, '<Say>Hello</Say>');
    await caller.waitsUntilAnswered();
    await bench.simulator.settled();
    expect(bench.application.to('/voice')).toHaveLength(1);
    expect(warningsOf(bench, caller)).toEqual([11200]);
    expect(soundOf(bench, caller)).toMatchObject({
      text: expect.stringContaining('application error') as string,
    });
  });

  it('is left alone by what is to happen to all callbacks', async () => {
    add({ event: '*', does: 'drop', times: 9 });
    await call(bench, '<Say>Hello</Say>').waitsUntilAnswered();
    expect(bench.application.to('/voice')).toHaveLength(1);
  });

  it('for wait music can be lost: the caller then goes on with what comes after the conference', async () => {
    add({ event: 'wait-music', does: 'drop' });
    const caller = call(
      bench,
      '<Dial><Conference waitUrl="/wait">room</Conference></Dial>',
      '<Say>without music</Say>',
    );
    await caller.waitsUntilAnswered();
    await bench.simulator.settled();
    expect(soundOf(bench, caller)).toMatchObject({ text: 'without music' });
  });
});
