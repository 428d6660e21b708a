import type { Clock } from '../kernel/clock';
import type { CallbackFaults } from './callback-faults';
import type { Courier } from './courier';
import type { DeliveryLog } from './delivery-log';
import type { Webhook, WebhookAnswer } from './webhook';
import { WebhookFailure } from './webhook-failure';

const DELAY_MS = 1_000;

/** Gets documents and sounds, and what is to go wrong with that goes wrong. */
export class UnreliableCourier implements Pick<Courier, 'deliver'> {
  constructor(
    private readonly parts: {
      readonly clock: Clock;
      readonly courier: Courier;
      readonly faults: CallbackFaults;
      readonly log: DeliveryLog;
    },
  ) {}

  async deliver(webhook: Webhook): Promise<WebhookAnswer> {
    const { clock, courier, faults, log } = this.parts;
    const fault = faults.takeNamed(webhook);
    switch (fault?.does) {
      case 'drop': {
        log.open(webhook).dropped();
        // https://www.twilio.com/docs/api/errors/11205
        throw new WebhookFailure(11205, `No connection to ${webhook.url}`);
      }
      case 'delay':
      case 'reorder':
        await new Promise<void>((resolve) => clock.after(fault.delayMs ?? DELAY_MS, resolve));
        return courier.deliver(webhook);
      case 'double': {
        const first = courier.deliver(webhook);
        // Of the second answer nothing is used.
        courier.deliver(webhook).catch(() => undefined);
        return first;
      }
      case 'forge':
        await courier.deliver({ ...webhook, isForged: true }).catch(() => undefined);
        return courier.deliver(webhook);
      case 'lose-answer':
        await courier.deliver(webhook);
        // https://www.twilio.com/docs/api/errors/11200
        throw new WebhookFailure(11200, `No answer from ${webhook.url}`);
      case undefined:
        return courier.deliver(webhook);
    }
  }
}
