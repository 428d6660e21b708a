import { expect } from '@playwright/test';
import { handsetUrl } from './addresses';
import { longestSilenceMs, windowMs } from './hearing';
import type { Party } from './party';

/** The customer at the handset page. */
export class Handset {
  constructor(readonly party: Party) {}

  /** Calls the desk's number, which the handset suggests. */
  async calls(): Promise<void> {
    await this.party.page.goto(handsetUrl);
    await this.party.page.getByRole('button', { name: 'Call' }).click();
  }

  async hangsUp(): Promise<void> {
    await this.party.page.getByRole('button', { name: 'Hang up' }).click();
  }

  /** Waits until the handset shows that the call is over. */
  async isHungUp(): Promise<void> {
    const call = this.party.page.getByRole('button', { name: 'Call' });
    await expect(call).toBeVisible({ timeout: 15_000 });
  }

  /** Runs something and tells the longest silence that the customer heard meanwhile, in ms. */
  async longestSilenceDuring(happening: () => Promise<void>): Promise<number> {
    const mark = await this.party.mark();
    const started = Date.now();
    await happening();
    const tookMs = Date.now() - started;
    const windows = await this.party.heardSince(mark);
    const heardMs = windows.length * windowMs;
    if (heardMs < 0.95 * tookMs - 500) {
      throw new Error(`The machine is too busy: of ${tookMs} ms only ${heardMs} ms were heard.`);
    }
    return longestSilenceMs(windows);
  }
}
