import { expect } from '@playwright/test';
import type { Party } from './party';

/** The customer at the handset page. */
export class Handset {
  constructor(
    readonly party: Party,
    readonly address: string,
    private readonly beforeCall: () => void,
  ) {}

  /** Calls the desk's number, which the handset suggests. */
  async calls(): Promise<void> {
    this.beforeCall();
    if (this.party.page.url() !== this.address) await this.party.page.goto(this.address);
    await this.party.page.getByRole('button', { name: 'Call' }).click();
  }

  /** Presses a key of the telephone. */
  async presses(key: string): Promise<void> {
    await this.party.page.keyboard.press(key);
  }

  async hangsUp(): Promise<void> {
    await this.party.page.getByRole('button', { name: 'Hang up' }).click();
  }

  /** Waits until the handset shows that the call is over. */
  async isHungUp(): Promise<void> {
    const call = this.party.page.getByRole('button', { name: 'Call' });
    await expect(call).toBeVisible({ timeout: 15_000 });
  }
}
