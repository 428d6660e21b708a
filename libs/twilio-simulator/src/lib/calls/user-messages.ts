import type { Account } from '../kernel/account';
import type { Clock } from '../kernel/clock';
import type { Callbacks } from '../deliveries/callbacks';
import type { WebhookAddress } from '../deliveries/webhook';
import type { CallSid, UserMessage } from '../kernel/exchange';
import { rfc2822 } from '../kernel/rfc2822';
import { newSid } from '../kernel/sid';
import type { Call } from './call';

/** An application's wish to hear what the client on a call says to it. */
export interface MessageSubscription {
  readonly sid: string;
  readonly callSid: CallSid;
  readonly createdAt: number;
  readonly callback: WebhookAddress;
  /** The application's name for its request, so that a repeat does not subscribe twice. */
  readonly idempotencyKey: string | undefined;
}

/**
 * Hands on what clients say to the application.
 * https://www.twilio.com/docs/voice/sdks/call-message-events
 */
export class UserMessages {
  private readonly subscriptions = new Map<string, MessageSubscription>();

  constructor(
    private readonly parts: {
      readonly account: Account;
      readonly clock: Clock;
      readonly callbacks: Callbacks;
    },
  ) {}

  /**
   * Subscribes to a call; a request that was made before under the same key is answered as then.
   */
  subscribe(
    callSid: CallSid,
    callback: WebhookAddress,
    idempotencyKey?: string,
  ): MessageSubscription {
    const earlier = [...this.subscriptions.values()].find(
      (one) => one.callSid === callSid && one.idempotencyKey === idempotencyKey,
    );
    if (earlier && idempotencyKey !== undefined) return earlier;
    const createdAt = this.parts.clock.now();
    const subscription = { sid: newSid('ZY'), callSid, createdAt, callback, idempotencyKey };
    this.subscriptions.set(subscription.sid, subscription);
    return subscription;
  }

  /** Whether there was such a subscription. */
  unsubscribe(callSid: CallSid, sid: string): boolean {
    return this.subscriptions.get(sid)?.callSid === callSid && this.subscriptions.delete(sid);
  }

  /** Tells everybody who has subscribed to the call; its messages are numbered from 1. */
  received(call: Call, { sid, content }: UserMessage): void {
    const { sid: callSid, nextMessageNumber: sequenceNumber } = call;
    call.nextMessageNumber += 1;
    for (const subscription of this.subscriptions.values()) {
      if (subscription.callSid !== callSid) continue;
      this.parts.callbacks.report({
        kind: 'user-message',
        ...subscription.callback,
        callSid,
        parameters: {
          AccountSid: this.parts.account.sid,
          CallSid: callSid,
          Sid: sid,
          SequenceNumber: String(sequenceNumber),
          ContentType: 'application/json',
          Content: JSON.stringify(content ?? null),
          Timestamp: rfc2822(this.parts.clock.now()),
        },
      });
    }
  }

  clear(): void {
    this.subscriptions.clear();
  }
}
