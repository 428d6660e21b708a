import { sessionSchema } from '@baton/shared-types';
import { expect, type Locator, type Page } from '@playwright/test';
import { DeskSwitch } from './desk-switch';
import type { Party } from './party';

/** An agent at the console: what a person does there, by the names that are on the screen. */
export class AgentDesk {
  private session: string | undefined;

  constructor(
    readonly party: Party,
    private readonly id: string,
    private readonly deskUrl: string,
    readonly page: Page = party.page,
  ) {}

  /** Puts a switch on the page's way to the desk, before the page is opened. */
  standsBehindASwitch(): Promise<DeskSwitch> {
    return DeskSwitch.putIn(this.page, this.deskUrl);
  }

  /** Signs in by the link that `npm start` prints, and waits until calls can ring here. */
  async startsWork(): Promise<void> {
    await this.page.goto(`${this.deskUrl}/sign-in?agent=${this.id}`);
    const before = await this.keptSession();
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    // The browser does not always keep the body of an answer for those who ask later: the page
    // does.
    await expect.poll(() => this.keptSession()).not.toBe(before);
    this.session = sessionSchema.parse(JSON.parse((await this.keptSession()) ?? 'null')).token;
    // By way of "away", even if the desk remembers "available": an agent who has just come is the
    // last to be rung.
    await this.asks('PUT', '/api/agents/me/presence', { presence: 'away' });
    await this.page.getByRole('button', { name: 'Set to available' }).click();
    // A customer who waits already rings at once.
    const ready = this.headline('Ready for the next call');
    await expect(ready.or(this.headline('New customer call'))).toBeVisible({ timeout: 15_000 });
  }

  /** What the page keeps of its session. */
  private keptSession(): Promise<string | null> {
    return this.page.evaluate(() => sessionStorage.getItem('baton.session'));
  }

  /** What the desk knows this agent's tab by, once there is one. */
  get token(): string | undefined {
    return this.session;
  }

  /** Duplicates the tab: the copy has what the browser keeps for a tab, and a life of its own. */
  async copiesTheTab(): Promise<AgentDesk> {
    const kept = await this.page.evaluate(() =>
      Object.entries<string>(sessionStorage as Record<string, string>),
    );
    const copy = new AgentDesk(
      this.party,
      this.id,
      this.deskUrl,
      await this.party.context.newPage(),
    );
    await copy.page.addInitScript((entries) => {
      for (const [key, value] of entries) sessionStorage.setItem(key, value);
    }, kept);
    await copy.page.goto(this.deskUrl);
    return copy;
  }

  /** The page hangs forever: nothing that it should do is done any more. */
  hangs(): void {
    this.page
      .evaluate(() => {
        for (;;) continue;
      })
      // Expected: the browser is closed before it has answered.
      .catch(() => undefined);
  }

  /** Presses F5. */
  async reloads(): Promise<void> {
    await this.page.reload();
  }

  /**
   * Asks to sign out by the menu, as a person does it; during a call, the page has a question then.
   */
  async signsOutByMenu(name: string): Promise<void> {
    await this.button(name).click();
    await this.page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  }

  /** Signs out anyway. */
  async insistsOnSigningOut(): Promise<void> {
    await this.page
      .getByRole('alertdialog')
      .getByRole('button', { name: 'Sign out', exact: true })
      .click();
  }

  /** Ends the session even when the browser cannot do it any more. */
  async signsOut(): Promise<void> {
    if (this.session !== undefined) await this.asks('DELETE', '/api/session');
  }

  async accepts({ timeout } = { timeout: 20_000 }): Promise<void> {
    await this.button('Accept').click({ timeout });
  }

  async declines(): Promise<void> {
    await this.button('Decline').click({ timeout: 20_000 });
  }

  /** Starts a transfer: how, and to which colleague. */
  async asksFor(
    colleague: string,
    how: 'Consult' | 'Add to call' | 'Hand over now',
  ): Promise<void> {
    await this.button(how).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: new RegExp(colleague) }).click();
    await expect(dialog).toBeHidden();
  }

  async presses(name: string): Promise<void> {
    await this.button(name).click();
  }

  /** Waits for a headline: the state of the call in the agent's words. */
  async sees(headline: string): Promise<void> {
    await expect(this.headline(headline)).toBeVisible({ timeout: 15_000 });
  }

  /** Asks the desk for something as this agent's page would. */
  private async asks(method: 'PUT' | 'DELETE', path: string, body?: unknown): Promise<void> {
    const headers = {
      authorization: `Bearer ${this.session}`,
      'content-type': 'application/json',
    };
    await fetch(`${this.deskUrl}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  private headline(text: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: text });
  }

  private button(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}`) });
  }
}
