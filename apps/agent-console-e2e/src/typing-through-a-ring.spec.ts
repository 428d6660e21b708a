import { expect } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { test } from './support/journey';

/* `npm start` ends wrap-up after 10 s, in the middle of a sentence. */

test('an agent who types a note answers nobody, loses no letter, and finishes it after the next call', async ({
  journey,
}) => {
  const { customer, agent1, call } = journey;
  const { page } = agent1;
  const note = page.getByLabel('Note for the next colleague');
  const accept = page.getByRole('button', { name: /^Accept/ });
  let typed = '';
  const types = async (text: string) => {
    await page.keyboard.type(text, { delay: 30 });
    typed += text;
  };

  await agent1.startsWork();
  await customer.calls();
  await agent1.accepts();
  await agent1.sees('Talking with the customer');
  await customer.hangsUp();
  await agent1.sees('The customer hung up');

  await note.click();
  await types('Dad, ');
  await customer.calls();
  // Every key that answers a call is among these letters.
  while (!(await accept.isVisible())) await types('a bad day and ');
  await types('add a deed that had a hard address and a date, ');
  await expect(note).toBeFocused();
  await expect(note).toHaveValue(typed);
  await call.comesTo('offering');

  await agent1.accepts();
  await agent1.sees('Talking with the customer');
  await note.press('ControlOrMeta+End');
  await types('and hold');
  await expect(note).toHaveValue(typed);
  await call.comesTo('connected');
  await expectAccessible('talking beside a note', page);
  await customer.hangsUp();
  await agent1.sees('The customer hung up');

  await agent1.reloads();
  const ended = page.getByRole('region', { name: 'The customer hung up' });
  const unfinished = ended.filter({ hasText: 'Not saved' });
  await expect(unfinished.getByLabel('Note for the next colleague')).toHaveValue(typed);
  await unfinished.getByRole('radio', { name: 'Solved', exact: true }).check();
  await unfinished.getByRole('button', { name: 'Save' }).click();
  await expect(ended.getByText('Saved')).toBeVisible();
});
