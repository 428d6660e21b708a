import { CarrierLoad } from './carrier-load';

const answer = (statusCode: number, underWay?: number) => ({
  statusCode,
  headers: underWay === undefined ? {} : { 'twilio-concurrent-requests': String(underWay) },
});

/* Real: everything. */
describe('the part of the carrier’s requests at once that looks may take', () => {
  it('is half of what the account may have', () => {
    expect(new CarrierLoad(50).looksAtOnce).toBe(25);
    expect(new CarrierLoad(4).looksAtOnce).toBe(2);
  });

  it('is less when others have much under way, and one at least', () => {
    const load = new CarrierLoad(40);
    load.note(answer(200, 20));
    expect(load.looksAtOnce).toBe(10);
    load.note(answer(200, 40));
    expect(load.looksAtOnce).toBe(1);
    load.note(answer(200, 2));
    expect(load.looksAtOnce).toBe(20);
  });

  it('does not count the looks themselves among the others', async () => {
    const load = new CarrierLoad(40);
    await Promise.all(
      Array.from({ length: 15 }, () => load.look(() => Promise.resolve(answer(200, 15)))),
    );
    expect(load.looksAtOnce).toBe(20);
  });

  it('is halved by each refusal, and comes back answer by answer', () => {
    const load = new CarrierLoad(40);
    load.note(answer(429, 1));
    load.note(answer(429));
    expect(load.looksAtOnce).toBe(5);
    for (let answers = 0; answers < 3; answers += 1) load.note(answer(200));
    expect(load.looksAtOnce).toBe(8);
    for (let refusals = 0; refusals < 9; refusals += 1) load.note(answer(429));
    expect(load.looksAtOnce).toBe(1);
  });

  it('is left as it is by a carrier that says nothing of others', () => {
    const load = new CarrierLoad(40);
    load.note({ statusCode: 200, headers: undefined });
    load.note({ statusCode: 200, headers: { 'twilio-concurrent-requests': 'many' } });
    expect(load.looksAtOnce).toBe(20);
  });
});
