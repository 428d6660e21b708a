import { expect } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { test } from './support/journey';

test('every screen of a call passes axe, in light and in dark', async ({ journey, addresses }) => {
  const { customer, agent1, agent2 } = journey;
  await agent1.page.goto(`${addresses.desk}/sign-in`);
  await expect(agent1.page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expectAccessible('sign in', agent1.page);

  await agent1.startsWork();
  await expectAccessible('ready', agent1.page);

  await agent1.presses('Set to away');
  await agent1.sees('You are away');
  await customer.calls();
  const notices = agent1.page.getByRole('list', { name: 'Notices' });
  await expect(notices).toContainText('A customer is waiting, and no agent is free');
  await expectAccessible('away while a customer waits', agent1.page);
  await agent1.presses('Ada');
  await agent1.page.getByRole('menuitem', { name: 'Sign out everywhere…' }).click();
  await expect(agent1.page.getByRole('dialog')).toBeVisible();
  await expectAccessible('asked before signing out everywhere', agent1.page);
  await agent1.page.keyboard.press('Escape');

  await agent1.presses('Set to available');
  await expect(agent1.page.getByRole('button', { name: 'Accept' })).toBeVisible();
  await expectAccessible('ringing', agent1.page);
  await expectAccessible('handset', customer.party.page);

  await agent1.accepts();
  await agent1.sees('Talking with the customer');
  await expectAccessible('talking', agent1.page);
  await agent2.startsWork();

  await agent1.presses('Keypad');
  await expectAccessible('keypad', agent1.page);
  await agent1.presses('Keypad');

  await agent1.presses('Consult');
  await expect(agent1.page.getByRole('dialog')).toBeVisible();
  await expectAccessible('colleagues', agent1.page);
  const dialog = agent1.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Outside number' }).check();
  await dialog.getByRole('textbox', { name: 'Phone number' }).fill('(202) 555-0150');
  await expect(dialog).toContainText('You will call +1 202 555 0150');
  await expectAccessible('a number outside, as it was understood', agent1.page);
  await agent1.page.keyboard.press('Escape');

  await agent1.asksFor('Ben', 'Consult');
  await agent1.sees('Calling Ben');
  await expectAccessible('calling a colleague', agent1.page);
  await expectAccessible('asked to consult', agent2.page);
  await agent2.accepts();
  await agent2.sees('Ada is consulting you');
  await expectAccessible('consulting', agent1.page);
  await expectAccessible('being consulted', agent2.page);

  await agent1.presses('Hand over to Ben');
  await agent1.sees('Handed over to Ben');
  await expectAccessible('handed over', agent1.page);
  await customer.hangsUp();
  await agent2.sees('The customer hung up');
  await expectAccessible('ended', agent2.page);
});

test('the API’s description passes axe, wide and narrow, and breaks no rule of its own', async ({
  journey: { agent1 },
  addresses,
}) => {
  // A long page, in which axe looks at everything.
  test.slow();
  const { page } = agent1;
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${addresses.desk}/api/docs`);
    await expect(
      page.getByRole('heading', { name: 'Start a transfer', exact: true }),
    ).toBeVisible();
    for (const answer of await page.getByText(/^200/).all()) await answer.click();
    await expectAccessible(`API, ${width} px`, page);
    const tooWide = () => document.documentElement.scrollWidth - window.innerWidth;
    expect.soft(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
  }
  expect(complaints).toEqual([]);
});
