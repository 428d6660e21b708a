import { expect } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { test } from './support/journey';

test('an agent who leaves during a call is asked first, and what the page said of the customer comes true', async ({
  journey,
}) => {
  const { customer, agent1, agent2, call } = journey;
  const { page } = agent1;
  const question = page.getByRole('alertdialog', { name: 'Sign out during a call?' });

  await agent1.startsWork();
  await customer.calls();
  await agent1.accepts();
  await agent1.sees('Talking with the customer');

  const asked = page.waitForEvent('dialog');
  // The browser waits for the answer.
  void page.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe('beforeunload');
  await (await asked).dismiss();

  await agent1.signsOutByMenu('Ada');
  await expect(question).toContainText('goes to the next available agent');
  await expectAccessible('asked before signing out', page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Ada' })).toBeFocused();
  await call.comesTo('connected');

  await agent2.startsWork();
  await agent1.signsOutByMenu('Ada');
  await agent1.insistsOnSigningOut();
  await agent2.accepts();
  await agent2.sees('Talking with the customer');
  await customer.hangsUp();
});
