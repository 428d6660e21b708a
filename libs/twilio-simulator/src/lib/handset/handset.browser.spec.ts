import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { twiml } from '../testing/bench';
import { becomesTrue, type PageBench, startPageBench } from './testing/page-bench';

/** Answers and stays: a pause alone, as the first verb, would delay the answer. */
const longCall = twiml('<Say>Hello.</Say><Pause length="60"/>');

describe('the handset page', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await startPageBench();
  });
  afterAll(() => bench.stop());
  afterEach(async () => {
    await Promise.all(bench.browser.contexts().map((context) => context.close()));
    bench.simulator.reset();
    bench.application.received.length = 0;
  });

  async function telephone(number: string, options = {}): Promise<Page> {
    const page = await bench.open(`/?number=${encodeURIComponent(number)}`, options);
    await page.getByText('In service').waitFor();
    return page;
  }

  async function isCalled(number: string): Promise<string> {
    const { sid } = await bench.client.calls.create({
      to: number,
      from: '+12025550100',
      twiml: twiml('<Pause length="60"/>'),
    });
    return sid;
  }

  /** Waits until the page's meter for the other side moves. */
  async function hearsSomething(page: Page): Promise<void> {
    await becomesTrue(
      page,
      "Number(document.getElementById('heard').style.getPropertyValue('--level')) > 0.1",
    );
  }

  it('calls the number that it suggests, as a telephone and not as a client', async () => {
    bench.application.answers('/voice', twiml('<Say>Welcome to the desk.</Say><Pause/>'));
    const page = await telephone('+12025550111');
    await page.getByRole('button', { name: 'Call' }).click();
    await page.getByText('Connected').waitFor();
    await hearsSomething(page);

    expect(bench.application.received[0]?.form).toMatchObject({
      From: '+12025550111',
      To: '+12025550100',
      Direction: 'inbound',
    });
    await page.getByText(/^Call ended, 0:0/).waitFor();
  });

  it('talks with another telephone', async () => {
    bench.application.answers('/voice', twiml('<Dial><Number>+12025550112</Number></Dial>'));
    const [caller, callee] = [await telephone('+12025550111'), await telephone('+12025550112')];
    await caller.getByRole('button', { name: 'Call' }).click();
    await callee.getByRole('button', { name: 'Answer' }).click();
    await hearsSomething(caller);
    await hearsSomething(callee);

    await callee.getByRole('button', { name: 'Hang up' }).click();
    await caller.getByText('Call ended').waitFor();
  });

  it('hangs up', async () => {
    bench.application.answers('/voice', longCall);
    const page = await telephone('+12025550111');
    await page.getByRole('button', { name: 'Call' }).click();
    await page.getByText('Connected').waitFor();
    await page.getByRole('button', { name: 'Hang up' }).click();

    await page.getByText('Call ended').waitFor();
    const [call] = await bench.client.calls.list();
    expect(call?.status).toBe('completed');
  });

  it('answers when it is called', async () => {
    const page = await telephone('+12025550111');
    const sid = await isCalled('+12025550111');
    const answer = page.getByRole('button', { name: 'Answer' });
    await answer.waitFor();
    expect(await page.getByTestId('peer').textContent()).toBe('+1 (202) 555-0100');
    await answer.click();
    await page.getByText('Connected').waitFor();

    expect((await bench.client.calls(sid).fetch()).status).toBe('in-progress');
  });

  it('declines when it is called', async () => {
    const page = await telephone('+12025550111');
    const sid = await isCalled('+12025550111');
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByText('Call declined').waitFor();

    expect((await bench.client.calls(sid).fetch()).status).toBe('busy');
  });

  it('notes a call that it missed', async () => {
    const page = await telephone('+12025550111');
    const sid = await isCalled('+12025550111');
    await page.getByRole('button', { name: 'Answer' }).waitFor();
    await bench.client.calls(sid).update({ status: 'canceled' });

    await page.getByText('Missed call').waitFor();
  });

  it('sends the keys that are pressed, by mouse or by keyboard', async () => {
    bench.application.answers('/voice', twiml('<Gather action="/digits" numDigits="3"/>'));
    bench.application.answers('/digits', twiml('<Hangup/>'));
    const page = await telephone('+12025550111');
    await page.getByRole('button', { name: 'Call' }).click();
    await page.getByText('Connected').waitFor();
    await page.getByRole('button', { name: 'Keypad' }).click();
    await page.getByRole('button', { name: '4', exact: true }).click();
    await page.getByRole('button', { name: 'Hang up' }).focus();
    await page.keyboard.press('2');
    await page.keyboard.press('#');
    await page.getByText('Call ended').waitFor();

    const digits = bench.application.received.find(({ path }) => path === '/digits');
    expect(digits?.form['Digits']).toMatch(/^42/);
  });

  it('mutes the microphone', async () => {
    bench.application.answers('/voice', longCall);
    const page = await telephone('+12025550111');
    await page.getByRole('button', { name: 'Call' }).click();
    await page.getByText('Connected').waitFor();
    await page.getByRole('button', { name: 'Mute' }).click();

    await page.getByRole('button', { name: 'Unmute', pressed: true }).waitFor();
    const silence = new Promise<void>((resolve) => {
      const quiet: boolean[] = [];
      bench.simulator.media.onLevels((legs) => {
        quiet.push(legs.every(({ speaks }) => speaks < 0.003));
        if (quiet.length > 10 && quiet.slice(-10).every(Boolean)) resolve();
      });
    });
    await silence;
  });

  it('says that a number is not in service', async () => {
    const page = await telephone('+12025550111');
    await page.getByLabel('Number to call').fill('+12025559999');
    await page.keyboard.press('Enter');

    await page.getByRole('alert').filter({ hasText: 'not in service' }).waitFor();
    await page.getByRole('button', { name: 'Call' }).waitFor();
  });

  it('says what to do when the microphone is refused', async () => {
    const page = await telephone('+12025550111');
    // What a browser does after somebody pressed "Block".
    await page.evaluate(`navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Permission denied', 'NotAllowedError'))`);
    await page.getByRole('button', { name: 'Call' }).click();

    await page.getByRole('alert').filter({ hasText: 'Allow it in the address bar' }).waitFor();
    await page.getByRole('button', { name: 'Call' }).waitFor();
  });

  it('is another telephone in each tab', async () => {
    const context = await bench.browser.newContext({ permissions: ['microphone'] });
    const [first, second] = [await context.newPage(), await context.newPage()];
    await first.goto(bench.simulator.url);
    await first.getByText('In service').waitFor();
    await second.goto(bench.simulator.url);
    await second.getByText('In service').waitFor();

    expect(await first.title()).toBe('+1 (202) 555-0111 – Handset');
    expect(await second.title()).toBe('+1 (202) 555-0112 – Handset');
  });

  it('takes another number, and refuses what is none', async () => {
    const page = await telephone('+12025550111');
    await page.getByRole('button', { name: /my number/ }).click();
    const field = page.getByLabel('International format');
    await field.fill('tomorrow');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').filter({ hasText: 'not a valid phone number' }).waitFor();
    await field.fill('+1 (202) 555-0147');
    await page.getByRole('button', { name: 'Save' }).click();

    await page.waitForURL(/number=%2B12025550147/);
    await page.getByText('In service').waitFor();
    await isCalled('+12025550147');
    await page.getByRole('button', { name: 'Answer' }).waitFor();
  });

  it('keeps its call when its connection breaks', async () => {
    bench.application.answers('/voice', longCall);
    const page = await telephone('+12025550111');
    await page.getByRole('button', { name: 'Call' }).click();
    await page.getByText('Connected').waitFor();
    const address = encodeURIComponent('+12025550111');
    await fetch(`${bench.simulator.url}/switchboard/devices/${address}/drop`, { method: 'POST' });

    await page.getByText('reconnecting').waitFor();
    await page.getByText('Connected').waitFor();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe objects to, in %s', async (scheme) => {
    bench.application.answers('/voice', longCall);
    const page = await telephone('+12025550111', { colorScheme: scheme });
    const problems = async (): Promise<string[]> =>
      (await new AxeBuilder({ page }).analyze()).violations.map(({ help }) => help);
    expect(await problems()).toEqual([]);
    await page.getByRole('button', { name: 'Call' }).click();
    await page.getByText('Connected').waitFor();
    expect(await problems()).toEqual([]);
    await page.getByRole('button', { name: 'Keypad' }).click();
    expect(await problems()).toEqual([]);
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByText('Call ended').waitFor();
    await isCalled('+12025550111');
    await page.getByRole('button', { name: 'Answer' }).waitFor();
    expect(await problems()).toEqual([]);
  });
});
