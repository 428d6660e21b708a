import type { ScriptedCall } from '@baton/twilio-simulator';
import type { PlannedCustomer } from '../plan/plan';
import type { Caller, Surroundings } from './surroundings';

/** How often a customer notices what is asked of them, in ms. */
const noticeIntervalMs = 500;

/** Somebody who calls, waits, talks, and hangs up one day. */
export class Customer implements Caller {
  call: ScriptedCall | null = null;
  hasHungUp = false;
  /** Whether they have pressed a key that was offered to them. */
  hasChosen = false;

  constructor(
    private readonly world: Surroundings,
    readonly planned: PlannedCustomer,
    readonly name: string,
  ) {}

  dial(): void {
    this.world.story.tell(`${this.name} calls`);
    const phone = this.world.simulator.phones.customer(this.planned.number);
    this.call = phone.call(this.world.deskNumber);
    this.world.watch(this);
    this.listen('');
  }

  /** Hears what is asked, and after a moment presses a key, or none. */
  private listen(before: string): void {
    const { call, world } = this;
    if (!call || call.hasEnded) return;
    const verb = world.simulator.truth.call(call.sid)?.verb ?? '';
    const moment = world.time.elapsed;
    if (verb !== before && verb === 'Gather' && world.dice.chance(0.7, 'chooses', moment)) {
      const key = world.dice.pick(['1', '2', '2', '3'], 'key', moment);
      world.time.after(world.dice.between(1_000, 20_000, 'thinks', moment), () => this.press(key));
    }
    if (verb !== before && verb === 'Record') {
      const ms = world.dice.between(2_000, 12_000, 'speaks', moment);
      world.time.after(ms, () => this.press('#'));
    }
    world.time.after(noticeIntervalMs, () => this.listen(verb));
  }

  private press(key: string): void {
    const { call, world } = this;
    if (!call || call.hasEnded || !world.isAsked(call.sid)) return;
    this.hasChosen = true;
    world.story.tell(`${this.name} presses ${key}`);
    call.press(key);
  }

  hangUp(): void {
    if (!this.call || this.call.hasEnded || this.hasHungUp) return;
    this.hasHungUp = true;
    this.world.story.tell(`${this.name} hangs up`);
    this.world.onHangUp(this);
    this.call.hangUp();
  }
}
