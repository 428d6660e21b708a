import type { Activity } from '../kernel/activity';
import type { Clock } from '../kernel/clock';
import { surprise } from '../kernel/surprise';
import type { CallbackFaults } from './callback-faults';
import type { Courier } from './courier';
import type { DeliveryLog } from './delivery-log';
import type { Webhook, WebhookKind } from './webhook';
import { WebhookFailure } from './webhook-failure';

/**
 * What the debugger calls a callback that gets no good answer.
 * https://www.twilio.com/docs/api/errors
 */
const failed: Partial<Record<WebhookKind, number>> = {
  'call-status': 15003,
  'recording-status': 15003,
  'conference-event': 16011,
  'user-message': 32711,
};

/** How long a callback waits at most for the one that is to overtake it. */
const LONGEST_WAIT_MS = 5_000;

/** How long a callback waits before it is sent, in ms; a test or a seed decides. */
export type Jitter = (webhook: Webhook) => number;

/**
 * Sends reports of events. Nobody waits for them, nothing keeps their order, and a failed one is
 * only a warning: each is a request of its own, as with Twilio.
 */
export class Callbacks {
  /** A callback that waits to be overtaken by the next one, and how to wait for that no longer. */
  private overtaken: { readonly webhook: Webhook; readonly stopWaiting: () => void } | null = null;

  constructor(
    private readonly parts: {
      readonly clock: Clock;
      readonly courier: Courier;
      readonly log: DeliveryLog;
      readonly faults: CallbackFaults;
      readonly activity: Activity;
      readonly jitter: Jitter;
      /** Hears of what the debugger says about a callback that failed. */
      readonly warn: (webhook: Webhook, code: number, message: string) => void;
    },
  ) {}

  report(webhook: Webhook): void {
    const { faults, log, jitter } = this.parts;
    const fault = faults.take(webhook);
    switch (fault?.does) {
      case 'drop':
        log.open(webhook).dropped();
        return;
      case 'double':
        this.later(webhook, jitter(webhook));
        this.later(webhook, fault.delayMs ?? jitter(webhook));
        return;
      case 'delay':
        this.later(webhook, fault.delayMs ?? 1_000);
        return;
      case 'reorder':
        this.letOvertake(webhook, fault.delayMs ?? LONGEST_WAIT_MS);
        return;
      case 'forge':
        void this.deliver({ ...webhook, isForged: true }).then(() => this.send(webhook));
        return;
      case 'lose-answer':
      case undefined:
        // The answer to a callback is of no account.
        this.send(webhook);
    }
  }

  private send(webhook: Webhook): void {
    const overtaken = this.takeOvertaken();
    if (!overtaken) {
      this.later(webhook, this.parts.jitter(webhook));
      return;
    }
    // The overtaken one goes out only when the other has arrived.
    void this.deliver(webhook).then(() => this.deliver(overtaken));
  }

  /**
   * Keeps a callback back until the next one has arrived; when there is none, it goes out all the
   * same.
   */
  private letOvertake(webhook: Webhook, longestMs: number): void {
    const before = this.takeOvertaken();
    if (before) void this.deliver(before);
    const stopWaiting = this.parts.clock.after(longestMs, () => {
      const late = this.takeOvertaken();
      if (late) void this.deliver(late);
    });
    this.overtaken = { webhook, stopWaiting };
  }

  private takeOvertaken(): Webhook | null {
    const { overtaken } = this;
    this.overtaken = null;
    overtaken?.stopWaiting();
    return overtaken?.webhook ?? null;
  }

  private later(webhook: Webhook, ms: number): void {
    if (ms <= 0) void this.deliver(webhook);
    else this.parts.clock.after(ms, () => void this.deliver(webhook));
  }

  private async deliver(webhook: Webhook): Promise<void> {
    try {
      await this.parts.courier.deliver(webhook);
    } catch (error) {
      // An undelivered callback is on record; Twilio does nothing more about it either.
      if (!(error instanceof WebhookFailure)) surprise(error);
      else this.parts.warn(webhook, failed[webhook.kind] ?? error.code, error.message);
    }
  }
}
