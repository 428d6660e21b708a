import type { CallView } from '@baton/shared-types';
import type { ScriptedCall } from '@baton/twilio-simulator';
import type { Act, PlannedAgent } from '../plan/plan';
import type { Colleague, Surroundings } from './surroundings';
import { tabIdFrom } from './tab-ids';
import { wishFor } from './wishes';
import { Tab } from './tab';

/** How likely each button is: those that lead on are pressed more often than those that end. */
const liking: Readonly<Record<string, number>> = {
  consult: 6,
  blind: 3,
  add: 3,
  complete: 5,
  merge: 4,
  swap: 4,
  cancel: 2,
  hold: 2,
  resume: 3,
  leave: 3,
  end: 0.4,
};

/** How long a carrier keeps the leg of a telephone that it no longer hears, at most, in ms. */
const deadLegKeptMs = 30_000;

/** Somebody who works at the desk: answers, presses buttons, and has a computer that fails them. */
export class Agent implements Colleague {
  readonly tabs: Tab[] = [];
  private rings = 0;
  private opened = 0;
  private chosen = 0;

  constructor(
    private readonly world: Surroundings,
    readonly planned: PlannedAgent,
  ) {}

  get id(): string {
    return this.planned.id;
  }

  get name(): string {
    return this.planned.name;
  }

  get openTabs(): readonly Tab[] {
    return this.tabs.filter(({ isOpen }) => isOpen);
  }

  async signIn(): Promise<void> {
    this.openTab();
    await this.world.time.pause(400);
    await this.choose('available');
  }

  /** Opens a tab, which signs in; a copy of another has its session. */
  openTab(original?: Tab): Tab {
    this.opened += 1;
    const phone = this.world.simulator.phones.client(this.id, `tab ${this.opened}`);
    const tab = new Tab(this.world, this.id, phone, tabIdFrom(this.id, this.opened));
    if (original) tab.takeSessionOf(original);
    phone.onRing = (call) => this.hear(call, tab);
    // All tabs are on one computer.
    tab.hasNetwork = this.openTabs.every(({ hasNetwork }) => hasNetwork);
    tab.hasDesk = this.openTabs.every(({ hasDesk }) => hasDesk);
    this.tabs.push(tab);
    tab.begin();
    return tab;
  }

  /** Whether their page shows that they are away. */
  private get isAway(): boolean {
    return this.world.desk.database.tables.agents.get(this.id)?.presence === 'away';
  }

  /**
   * Chooses to be available or away; tried again as a person would, when the desk does not answer.
   */
  async choose(presence: 'available' | 'away', tries = 6): Promise<void> {
    this.chosen += 1;
    const { chosen, world } = this;
    if (presence === 'available') world.onBack(this.id);
    const since = world.time.elapsed;
    const answer = await this.openTabs[0]?.ask('PUT', '/api/agents/me/presence', { presence });
    const isNewest = chosen === this.chosen;
    if (answer?.status === 200 && presence === 'away' && isNewest) {
      world.onAway(this.id, since);
    }
    if (answer?.status === 200 || tries <= 1) return;
    await this.world.time.pause(1_500);
    await this.choose(presence, tries - 1);
  }

  /** Does what the plan says. */
  async act({ does, roll, ms }: Act): Promise<void> {
    const [tab] = this.openTabs;
    const { time } = this.world;
    switch (does) {
      case 'press':
        await this.world.whoHasButtons(this, roll)?.pressOne(roll);
        return;
      case 'press anything':
        if (tab) await this.pressAnything(tab, roll);
        return;
      case 'press twice':
        if (tab?.view) {
          const second = this.openTabs[1] ?? tab;
          await Promise.all([
            this.press(tab, tab.view, roll),
            this.press(second, tab.view, (roll + 0.37) % 1),
          ]);
        }
        return;
      case 'hang up':
        tab?.talking?.hangUp();
        return;
      case 'reload':
      case 'crash':
        this.openTabs.forEach((open) => open.close());
        await time.pause(ms);
        if (this.openTabs.length === 0) this.openTab();
        return;
      case 'lose the network':
        await this.loseNetwork(ms);
        return;
      case 'open a second tab':
        if (this.openTabs.length === 1) this.openTab();
        return;
      case 'lose the desk':
        await (this.isTalking ? this : (this.world.whoTalks(roll) ?? this)).loseDesk(ms);
        return;
      case 'copy a tab':
        if (tab) this.openTab(tab);
        return;
      case 'a tab dies':
        await this.loseTab((lost) => this.letDie(lost), ms);
        return;
      case 'close a tab':
        await this.loseTab((lost) => lost.close(), ms);
        return;
      case 'write up':
        await tab?.writeUp();
        return;
      case 'see to a request':
        await tab?.seeToRequest();
        return;
      case 'sign out':
        await this.signOut(ms);
        return;
      case 'sign out everywhere':
        await this.signOutEverywhere(ms);
        return;
      case 'go away':
        await this.choose('away');
        return;
      case 'come back':
        await this.choose('available');
    }
  }

  /**
   * Signs out for all tabs; the page of this one goes, and the telephones of the others go on until
   * the desk ends that.
   */
  private async signOutEverywhere(ms: number): Promise<void> {
    const [tab] = this.openTabs;
    await tab?.ask('DELETE', '/api/session/everywhere');
    tab?.close();
    await this.world.time.pause(ms);
    if (this.openTabs.length === 0) this.openTab();
  }

  /** Signs out, and comes back after a while. */
  private async signOut(ms: number): Promise<void> {
    await this.openTabs[0]?.ask('DELETE', '/api/session');
    this.openTabs.forEach((open) => open.close());
    await this.world.time.pause(ms);
    if (this.openTabs.length === 0) this.openTab();
  }

  /** Mends what is broken: the agent is at their place, and can be rung. */
  async calmDown(): Promise<void> {
    for (const tab of this.openTabs) this.mend(tab);
    this.tabs.forEach((tab) => (tab.hasDesk = true));
    if (this.openTabs.length === 0) this.openTab();
    // A ring that was missed while the telephone was out of order makes its agent away.
    for (let times = 0; times < 5; times += 1) {
      await this.world.time.pause(5_000);
      await this.choose('available');
    }
  }

  get isTalking(): boolean {
    return this.openTabs.some(({ talking }) => talking);
  }

  /** Their pages do not reach the desk for a while; what they say and hear does not pass there. */
  async loseDesk(ms: number): Promise<void> {
    this.world.story.tell(`${this.name} does not reach the desk for ${ms} ms`);
    this.openTabs.forEach((tab) => (tab.hasDesk = false));
    await this.world.time.pause(ms);
    this.tabs.forEach((tab) => (tab.hasDesk = true));
  }

  /** Whether the console shows a button now. */
  get hasButtons(): boolean {
    return (this.openTabs[0]?.view?.availableActions.length ?? 0) > 0;
  }

  /** Presses one of the buttons that the console shows. */
  async pressOne(roll: number): Promise<void> {
    const [tab] = this.openTabs;
    if (tab?.view) await this.press(tab, tab.view, roll);
  }

  private async press(tab: Tab, view: CallView, roll: number): Promise<void> {
    const weighed = view.availableActions.map((action) => [action, liking[action] ?? 3] as const);
    if (weighed.length === 0) return;
    const action = this.world.dice.weigh(weighed, 'button', roll);
    await this.wish(tab, view, action, roll);
  }

  private async pressAnything(tab: Tab, roll: number): Promise<void> {
    const view = (roll < 0.5 ? tab.earlier : tab.view) ?? tab.view;
    const action = this.world.dice.pick(Object.keys(liking), 'any button', roll);
    // Somebody who never was on a call of the desk's tries as well.
    const known =
      view ?? this.world.agents.flatMap(({ tabs }) => tabs).find((one) => one.view)?.view;
    if (known) await this.wish(tab, known, action, roll);
  }

  private async wish(tab: Tab, view: CallView, action: string, roll: number): Promise<void> {
    const { target, name } = this.world.targetFor(this, roll);
    const { path, body } = wishFor(action, view, target);
    const story = `${this.name} presses ${action}${body ? ` (${name})` : ''}`;
    const entry = this.world.story.tell(story);
    const answer = await tab.ask('POST', path, body);
    this.world.onWish({ agentId: this.id, action, callId: view.id, answer });
    this.world.story.add(entry, answer ? answered(answer) : 'nobody answers');
    if (answer && answer.status < 300) tab.see(JSON.parse(answer.body) as CallView);
  }

  /** The telephone rings: the person takes a moment, and then does what they do. */
  private hear(call: ScriptedCall, tab: Tab): void {
    if (!tab.isReachable) return;
    const { dice, time, story } = this.world;
    const { callId, legId, purpose } = call.incoming?.params ?? {};
    void call.waitsUntilOver().then(() => tab.tellOfLine());
    this.rings += 1;
    const ring = [this.id, this.rings] as const;
    story.tell(`${this.name}'s browser rings (${purpose})`);
    void time
      .pause(5 + dice.between(0, 60, 'ringing', ...ring))
      .then(() => tab.ask('POST', `/api/calls/${callId}/legs/${legId}/ringing`));
    const answer = (afterMs: number) =>
      time.after(afterMs, () => {
        if (!tab.isReachable || !call.answer()) return;
        story.tell(`${this.name} answers`);
        this.world.onAnswer();
      });
    // The page takes a recall by itself, because its call goes on.
    if (purpose === 'recall' || this.world.isCalm || this.world.plan.isQuiet) {
      answer(dice.between(50, 400, 'answer', ...ring));
      return;
    }
    this.perhapsLeave(...ring);
    switch (this.reactionTo(...ring)) {
      case 'answer':
        answer(dice.between(300, 5_000, 'answer', ...ring));
        return;
      case 'answer late':
        answer(dice.between(18_000, 26_000, 'answer', ...ring));
        return;
      case 'decline':
        time.after(dice.between(500, 4_000, 'decline', ...ring), () => {
          if (call.hasEnded || !tab.isReachable) return;
          story.tell(`${this.name} declines`);
          call.reject();
        });
        return;
      case 'ignore':
    }
  }

  /**
   * Now and then somebody goes away while it rings, perhaps at the very moment at which they
   * answer.
   */
  private perhapsLeave(...ring: readonly [string, number]): void {
    const { dice, time, story } = this.world;
    const leaves = dice.weigh(
      [
        ['stays', 90],
        ['goes away', 6],
        ['signs out', 4],
      ] as const,
      'stays at the ring',
      ...ring,
    );
    if (leaves === 'stays') return;
    const ms = dice.between(4_000, 20_000, 'is back', ...ring);
    time.after(dice.between(300, 5_000, 'leaves the ring', ...ring), () => {
      // Who was away before a colleague asked them is rung all the same, and their page offers them
      // no other way to be away.
      if (leaves === 'goes away' && this.isAway) return;
      story.tell(`${this.name} ${leaves} while it rings`);
      if (leaves === 'signs out') void this.signOut(ms);
      else void this.choose('away').then(() => time.after(ms, () => void this.choose('available')));
    });
  }

  private reactionTo(...ring: readonly [string, number]) {
    return this.world.dice.weigh(
      [
        ['answer', 76],
        ['decline', 9],
        ['ignore', 9],
        ['answer late', 6],
      ] as const,
      'reaction',
      ...ring,
    );
  }

  private async loseNetwork(ms: number): Promise<void> {
    for (const tab of this.openTabs) this.cutOff(tab);
    await this.world.time.pause(ms);
    this.openTabs.forEach((tab) => this.mend(tab));
  }

  /** The telephone is not heard any more; after a while the carrier gives up on it. */
  private cutOff(tab: Tab): void {
    const { time, dice, story } = this.world;
    tab.hasNetwork = false;
    const leg = tab.talking;
    if (!leg) return;
    this.world.loseDevice(leg.sid, this.name);
    const patience = dice.between(4_000, deadLegKeptMs, 'patience', this.id, time.elapsed);
    time.after(patience, () => {
      if (tab.hasNetwork || leg.hasEnded) return;
      story.tell(`the carrier gives up on ${this.name}'s telephone`);
      leg.hangUp();
    });
  }

  /** The page is gone without a word, as one that stands still for ever. */
  private letDie(tab: Tab): void {
    this.cutOff(tab);
    tab.die();
  }

  /** Loses the tab that talks, if one does; who has none left opens one after a while. */
  private async loseTab(lose: (tab: Tab) => void, ms: number): Promise<void> {
    const lost = this.openTabs.find(({ talking }) => talking) ?? this.openTabs[0];
    if (lost) lose(lost);
    await this.world.time.pause(ms);
    if (this.openTabs.length === 0) this.openTab();
  }

  private mend(tab: Tab): void {
    if (tab.hasNetwork) return;
    tab.hasNetwork = true;
    this.world.story.tell(`${this.name} has a network again`);
    if (tab.talking) this.world.findDevice(tab.talking.sid);
  }
}

function answered({ status, body }: { readonly status: number; readonly body: string }): string {
  if (status < 300) return 'granted';
  const { code } = JSON.parse(body) as { readonly code?: string };
  return `refused: ${code ?? status}`;
}
