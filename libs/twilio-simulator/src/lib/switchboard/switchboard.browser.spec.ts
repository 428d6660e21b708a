import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { becomesTrue, type PageBench, startPageBench } from '../handset/testing/page-bench';
import { twiml } from '../testing/bench';

describe('the switchboard', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await startPageBench();
    const room = twiml(
      '<Dial><Conference statusCallback="/room" statusCallbackEvent="join">room</Conference></Dial>',
    );
    bench.application.answers('/voice', room);
  });
  afterAll(() => bench.stop());
  afterEach(async () => {
    await Promise.all(bench.browser.contexts().map((context) => context.close()));
    bench.simulator.reset();
    bench.application.received.length = 0;
  });

  /** A customer and a colleague in one room. */
  async function twoInTheRoom(): Promise<Page[]> {
    const pages: Page[] = [];
    for (const number of ['%2B12025550111', '%2B12025550112']) {
      const page = await bench.open(`/?number=${number}`);
      await page.getByRole('button', { name: 'Call' }).click();
      await page.getByText('Connected').waitFor();
      pages.push(page);
    }
    return pages;
  }

  it('shows at once who is in a conference and who hears who', async () => {
    const board = await bench.open('/switchboard');
    await board.getByText('Live', { exact: true }).waitFor();
    await twoInTheRoom();

    const conference = board.getByTestId('conference');
    const row = conference.getByRole('row', { name: /^\+1 \(202\) 555-0111/ });
    await row.getByRole('cell', { name: 'hears', exact: true }).waitFor();

    const [participant] = await bench.client.conferences
      .list()
      .then(async ([first]) => bench.client.conferences(first?.sid ?? '').participants.list());
    const { conferenceSid = '', callSid = '' } = participant ?? {};
    await bench.client.conferences(conferenceSid).participants(callSid).update({ hold: true });
    await conference.getByText('on hold').waitFor();
  });

  it('shows how loud everybody is', async () => {
    const board = await bench.open('/switchboard');
    await twoInTheRoom();

    await becomesTrue(
      board,
      `[...document.querySelectorAll('.call [data-what=says]')]
        .some((meter) => Number(meter.style.getPropertyValue('--level')) > 0.2)`,
    );
  });

  it('shows each webhook with its request and its answer', async () => {
    const board = await bench.open('/switchboard');
    await twoInTheRoom();
    await board.getByRole('searchbox').fill('/voice');
    const webhook = board.getByTestId('delivery').first();
    await webhook.locator('summary').click();

    await webhook.getByText('POST', { exact: false }).first().waitFor();
    await webhook.getByRole('rowheader', { name: 'CallSid' }).waitFor();
    await webhook.getByText('<Conference statusCallback').waitFor();
    expect(await board.getByTestId('delivery').count()).toBe(2);
  });

  it('shows each REST request among them', async () => {
    const board = await bench.open('/switchboard');
    await twoInTheRoom();
    const [call] = await bench.client.calls.list();
    await bench.client.calls(call?.sid ?? '').update({ status: 'completed' });
    await board.getByRole('searchbox').fill('REST POST');
    const request = board.getByTestId('delivery').filter({ hasText: '/Calls/CA…' });
    await request.locator('summary').click();

    await request.getByRole('rowheader', { name: 'Status' }).waitFor();
    await request.getByText('"status": "completed"').waitFor();
  });

  it('lets a telephone’s connection vanish', async () => {
    const board = await bench.open('/switchboard');
    const [first] = await twoInTheRoom();
    await board.getByRole('button', { name: 'Simulate a fault' }).click();
    await board.getByLabel('affects').selectOption({ label: await optionWith(board, '0111') });
    await board.getByRole('button', { name: 'Apply' }).last().click();

    await first?.getByText('Call ended').waitFor();
    const live = await bench.client.calls.list({ status: 'in-progress' });
    expect(live).toHaveLength(2);
  });

  /** The words of an option that has this in it. */
  async function optionWith(board: Page, text: string): Promise<string> {
    const option = board.getByRole('option').filter({ hasText: text });
    return (await option.textContent()) ?? '';
  }

  it('breaks what it is told to break', async () => {
    const board = await bench.open('/switchboard');
    await board.getByRole('button', { name: 'Simulate a fault' }).click();
    await board.getByLabel('Which').fill('participant-join');
    await board.getByRole('button', { name: 'Apply' }).first().click();
    await board.getByText('1× participant-join will be lost').waitFor();
    await board.getByRole('button', { name: 'Close' }).click();
    await twoInTheRoom();

    await board.getByTestId('delivery').filter({ hasText: 'dropped' }).waitFor();
    expect(bench.application.received.filter(({ path }) => path === '/room')).toHaveLength(1);
  });

  it('breaks the connection of a telephone, which comes back', async () => {
    const board = await bench.open('/switchboard');
    const telephone = await bench.open('/?number=%2B12025550111');
    const line = board.getByRole('listitem').filter({ hasText: '555-0111' });
    await line.getByRole('button', { name: 'Drop' }).click();

    await telephone.getByText('No service').waitFor();
    await telephone.getByText('In service').waitFor();
  });

  it('lets no other site break anything', async () => {
    const response = await fetch(`${bench.simulator.url}/switchboard/devices/client:ada/drop`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
    });

    expect(response.status).toBe(403);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe objects to, in %s', async (scheme) => {
    await twoInTheRoom();
    const page = await bench.open('/switchboard', { colorScheme: scheme });
    await page.getByTestId('delivery').first().locator('summary').click();
    await page.getByRole('button', { name: 'Simulate a fault' }).click();
    await page.getByText('No faults are set.').waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ help }) => help)).toEqual([]);
    await page.keyboard.press('Escape');
    const behind = await new AxeBuilder({ page }).analyze();
    expect(behind.violations.map(({ help }) => help)).toEqual([]);
  });
});
