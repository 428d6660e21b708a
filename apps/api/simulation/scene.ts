import type { InProcessSimulator } from '@baton/twilio-simulator';
import type { RestLine } from './carrier/rest-line';
import type { Desk } from './desk/desk';
import type { WebhookLine } from './desk/webhook-line';
import type { Plan } from './plan/plan';
import type { Story } from './story';
import type { Dice } from './time/dice';
import type { VirtualTime } from './time/virtual-time';

/** What is in a history beside its people and the oracle that judges it. */
export interface Scene {
  readonly plan: Plan;
  readonly time: VirtualTime;
  readonly dice: Dice;
  readonly story: Story;
  readonly simulator: InProcessSimulator;
  readonly webhooks: WebhookLine;
  readonly rest: RestLine;
  readonly desk: Desk;
  /** Telephones that the carrier no longer hears, without knowing it. */
  readonly deaf: ReadonlySet<string>;
}
