import {
  APPLICATION_SID,
  CUSTOMER_NUMBER,
  DESK_NUMBER,
  startBench,
  twiml,
  type Bench,
} from '../testing/bench';
import { call, warningsOf } from '../testing/looking-at-calls';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

describe('a Dial to a number', () => {
  it.each(['+12025550122', '<Number>+12025550122</Number>'])('calls %s', async (noun) => {
    const friend = bench.simulator.phones.customer('+12025550122');
    const caller = call(bench, `<Dial callerId="${DESK_NUMBER}">${noun}</Dial>`);
    const rung = await friend.rings();
    expect(rung.incoming?.from).toBe(DESK_NUMBER);
    rung.answer();
    await caller.hearsMixOf(rung);
  });

  it.each(['202-555-0122', '(202) 555 0122', '1 202 555 0122', '<Number>2025550122</Number>'])(
    'understands the national notation %s',
    async (noun) => {
      const friend = bench.simulator.phones.customer('+12025550122');
      call(bench, `<Dial callerId="202-555-0100">${noun}</Dial>`);
      expect((await friend.rings()).incoming).toMatchObject({
        ...{ to: '+12025550122', from: DESK_NUMBER },
      });
    },
  );

  it.each(['555-0122', 'ada', '<Number/>'])(
    'fails with a warning when %s is not a number',
    async (noun) => {
      const caller = call(bench, `<Dial action="/after">${noun}</Dial>`);
      const { form } = await bench.application.gets('/after');
      expect(form).toMatchObject({ DialCallStatus: 'failed' });
      expect(warningsOf(bench, caller)).toEqual([13223]);
    },
  );

  it.each(['<Client/>', '<Client><Identity/></Client>'])(
    'fails with a warning when %s names no client',
    async (noun) => {
      const caller = call(bench, `<Dial action="/after">${noun}</Dial>`);
      const { form } = await bench.application.gets('/after');
      expect(form).toMatchObject({ DialCallStatus: 'failed' });
      expect(warningsOf(bench, caller)).toEqual([13223]);
    },
  );

  it('fails when nobody has the number', async () => {
    call(bench, '<Dial action="/after">+12025550199</Dial>');
    const { form } = await bench.application.gets('/after');
    expect(form).toMatchObject({ DialCallStatus: 'failed' });
  });
});

describe('a Dial to what is not imitated', () => {
  it.each([
    '<Sip>sip:ada@example.com</Sip>',
    '<Queue>support</Queue>',
    '<Sim>DE1</Sim>',
    '<Application>AP1</Application>',
    '<WhatsApp>+12025550122</WhatsApp>',
  ])('tells its action that it has failed: %s', async (noun) => {
    const caller = call(bench, `<Dial action="/after">${noun}</Dial>`, '<Say>unheard</Say>');
    const { form } = await bench.application.gets('/after');
    expect(form).toMatchObject({ DialCallStatus: 'failed', DialBridged: 'false' });
    expect(warningsOf(bench, caller)).toEqual([20501]);
  });
});

describe('the caller that a Dial shows to a telephone', () => {
  it.each([
    ['the desk’s number', `callerId="${DESK_NUMBER}"`, DESK_NUMBER],
    ['the caller’s own number', `callerId="${CUSTOMER_NUMBER}"`, CUSTOMER_NUMBER],
    ['the caller’s own number when it names none', '', CUSTOMER_NUMBER],
  ])('may be %s', async (_situation, attribute, shown) => {
    const friend = bench.simulator.phones.customer('+12025550122');
    call(bench, `<Dial ${attribute}>+12025550122</Dial>`);
    expect((await friend.rings()).incoming?.from).toBe(shown);
  });

  it('may be no stranger’s number: nobody is called, and the action hears of a failure', async () => {
    const friend = bench.simulator.phones.customer('+12025550122');
    bench.application.answers('/after', twiml('<Pause length="60"/>'));
    const caller = call(bench, '<Dial action="/after" callerId="+12025550199">+12025550122</Dial>');
    const { form } = await bench.application.gets('/after');
    expect(form).toMatchObject({ DialCallStatus: 'failed', DialBridged: 'false' });
    expect(friend.calls).toEqual([]);
    expect(warningsOf(bench, caller)).toEqual([13214]);
  });

  it('must be named by a client, who has no number', async () => {
    bench.application.answers('/client-voice', twiml('<Dial>+12025550122</Dial>'));
    const ada = bench.simulator.phones.client('ada');
    const placed = ada.call('', { applicationSid: APPLICATION_SID });
    await placed.waitsUntilOver();
    expect(warningsOf(bench, placed)).toEqual([13214]);
  });
});
