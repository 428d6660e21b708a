import type { ScriptedCall } from '@baton/twilio-simulator';
import type { PlannedCustomer } from '../plan/plan';
import type { World } from '../world';

/** Somebody who calls, waits, talks, and hangs up one day. */
export class Customer {
  call: ScriptedCall | null = null;
  hasHungUp = false;

  constructor(
    private readonly world: World,
    readonly planned: PlannedCustomer,
    readonly name: string,
  ) {}

  dial(): void {
    this.world.story.tell(`${this.name} calls`);
    const phone = this.world.simulator.phones.customer(this.planned.number);
    this.call = phone.call(this.world.deskNumber);
    this.world.watch(this);
  }

  hangUp(): void {
    if (!this.call || this.call.hasEnded || this.hasHungUp) return;
    this.hasHungUp = true;
    this.world.story.tell(`${this.name} hangs up`);
    this.world.onHangUp(this);
    this.call.hangUp();
  }
}
