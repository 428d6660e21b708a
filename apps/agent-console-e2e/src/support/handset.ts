import { expect } from '@playwright/test';
import { windowMs } from './hearing';
import type { Party } from './party';

/** The part of the carrier's list of calls that is read here. */
interface CarriersCall {
  readonly direction: string;
  readonly awaitsKeys: boolean;
}

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

  /**
   * Presses a key once it has an effect, and waits for that: one that comes before the menu, or the
   * tone, is lost.
   */
  async presses(key: string): Promise<void> {
    await this.awaitsKey(true);
    await this.party.page.keyboard.press(key);
    await this.awaitsKey(false);
  }

  async hangsUp(): Promise<void> {
    await this.party.page.getByRole('button', { name: 'Hang up' }).click();
  }

  /** Records the given time from the microphone, in ms, after the tone. */
  async leavesAMessage(ms: number): Promise<void> {
    await this.awaitsKey(true);
    const since = await this.party.mark();
    await expect
      .poll(async () => (await this.party.heardSince(since)).length * windowMs, {
        message: 'ms of a message',
        timeout: 10 * ms,
      })
      .toBeGreaterThan(ms);
  }

  /** Waits until the handset shows that the call is over. */
  async waitsUntilHungUp(): Promise<void> {
    const call = this.party.page.getByRole('button', { name: 'Call' });
    await expect(call).toBeVisible({ timeout: 15_000 });
  }

  /**
   * Waits until the carrier, which plays the menu and records, listens for keys, or does so no
   * longer.
   */
  private async awaitsKey(expected: boolean): Promise<void> {
    const look = async () => {
      const answer = await fetch(new URL('/_simulator/calls', this.address));
      const calls = (await answer.json()) as readonly CarriersCall[];
      return calls.some((call) => call.direction === 'inbound' && call.awaitsKeys);
    };
    await expect.poll(look, { message: 'a key is awaited', timeout: 30_000 }).toBe(expected);
  }
}
