import { expect } from '@playwright/test';
import { testAtOwnDesk } from './support/own-desk';

/* Enough time to write something down, and little patience in the queue. */
const test = testAtOwnDesk({ WRAP_UP_SECONDS: '600', QUEUE_LIMIT_SECONDS: '2' });

test('an agent notes the outcome of a call, and takes the next one when they are ready', async ({
  journey,
}) => {
  const { customer, agent1 } = journey;
  const { page } = agent1;
  await agent1.startsWork();
  await customer.calls();
  await agent1.accepts();
  await agent1.sees('Talking with the customer');
  await customer.hangsUp();
  await agent1.sees('The customer hung up');
  const end = page.getByRole('region', { name: 'The customer hung up' });
  await expect(page.getByRole('complementary').getByText('Next call possible in')).toBeVisible();

  await end.getByLabel('Note for the next colleague').fill('Wants the blue one.');
  await agent1.presses('Save');
  await expect(end.getByText('Choose an outcome.')).toBeVisible();
  await end.getByRole('radio', { name: 'Solved', exact: true }).check();
  await agent1.presses('Save');
  await expect(end.getByText('Saved')).toBeVisible();

  await agent1.reloads();
  await expect(end.getByRole('radio', { name: 'Solved', exact: true })).toBeChecked();
  await agent1.presses('Done');
  await agent1.sees('Wrapping up your last call');
  await agent1.presses('End wrap-up');
  await agent1.sees('Ready for the next call');
});

test('a customer who has waited too long is called back, or leaves a message, and agents see to it', async ({
  journey,
}) => {
  const { customer, agent1, call } = journey;
  const requests = agent1.page.getByRole('region', { name: 'Customer requests' });

  const callsUntilDeclined = async () => {
    await customer.calls();
    await call.comesTo('offering');
    // From here on the agent may not read the call any more: the menu is what the carrier listens
    // for keys in.
    await agent1.declines();
  };

  await agent1.startsWork();
  await callsUntilDeclined();
  await customer.presses('1');
  await customer.waitsUntilHungUp();
  await expect(requests.getByRole('list', { name: 'Callbacks' })).toBeVisible();

  await agent1.presses('Set to available');
  await callsUntilDeclined();
  await customer.presses('2');
  await customer.leavesAMessage(1_500);
  await customer.presses('#');
  await customer.waitsUntilHungUp();
  await requests.getByRole('button', { name: /^Listen/ }).click();
  const message = requests.locator('audio');
  const played = () => message.evaluate((audio: HTMLAudioElement) => audio.currentTime);
  await expect.poll(played, { message: 'the message is playing, in s' }).toBeGreaterThan(0.2);

  // What the same number has asked for in two calls is one thing to see to.
  const done = requests.getByRole('button', { name: /^Done/ });
  await expect(done).toHaveCount(1);
  await done.click();
  await expect(done).toHaveCount(0);
});
