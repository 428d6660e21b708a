import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { twiml } from '../testing/bench';
import { becomesTrue, type PageBench, startPageBench } from './testing/page-bench';

const OUTSIDE = '+12025550150';
const room = twiml('<Dial><Conference waitUrl="" beep="false">room</Conference></Dial>');

describe('an outside phone', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await startPageBench();
    bench.application.answers('/voice', room);
  });
  afterAll(() => bench.stop());
  afterEach(async () => {
    await Promise.all(bench.browser.contexts().map((context) => context.close()));
    bench.simulator.reset();
  });

  async function open(path = '/phone'): Promise<Page> {
    const page = await bench.open(path);
    await page.getByText('In service').waitFor();
    return page;
  }

  async function isCalled(to = OUTSIDE): Promise<string> {
    const { sid } = await bench.client.calls.create({ to, from: '+12025550100', twiml: room });
    return sid;
  }

  it('has a number of its own, and says what it is for', async () => {
    const page = await open();
    expect(await page.title()).toBe('+1 (202) 555-0150 – Outside phone');
    await page.getByText('rings when an agent calls its number').waitFor();
    expect(await page.getByText('You are the customer').isVisible()).toBe(false);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ help }) => help)).toEqual([]);
  });

  it('takes the number that its address names', async () => {
    const page = await open('/phone?number=%2B12025550177');
    await isCalled('+12025550177');
    await page.getByRole('button', { name: 'Answer' }).waitFor();
  });

  it('rings, answers, is heard and hangs up', async () => {
    const customer = await open('/?number=%2B12025550111');
    await customer.getByRole('button', { name: 'Call', exact: true }).click();
    await customer.getByText('Connected').waitFor();
    const specialist = await open();
    const sid = await isCalled();
    await specialist.getByRole('button', { name: 'Answer' }).click();
    for (const page of [customer, specialist]) {
      await becomesTrue(
        page,
        "Number(document.getElementById('heard').style.getPropertyValue('--level')) > 0.1",
      );
    }
    await specialist.getByRole('button', { name: 'Hang up' }).click();
    await specialist.getByText('Call ended').waitFor();
    expect((await bench.client.calls(sid).fetch()).status).toBe('completed');
  });

  it('is busy while it talks', async () => {
    const page = await open();
    await isCalled();
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.getByText('Connected').waitFor();
    const second = await isCalled();
    expect((await bench.client.calls(second).fetch()).status).toBe('busy');
  });

  it.each(['/', '/switchboard'])('is opened by a link on %s', async (from) => {
    const page = await bench.open(from);
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: /outside phone/ }).click();
    await (await opened).getByText('In service').waitFor();
  });
});
