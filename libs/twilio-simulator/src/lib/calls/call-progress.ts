import type { Account } from '../kernel/account';
import type { Changes } from '../kernel/changes';
import type { Clock } from '../kernel/clock';
import type { Callbacks } from '../deliveries/callbacks';
import type { Call, CallbackEvent } from './call';
import { progressFields } from './call-fields';
import { statusAfter, type CallEvent } from './life-cycle';

/** The only writer of a call's status: moves it through its life cycle and reports the progress. */
export class CallProgress {
  private readonly listeners = new Set<(call: Call) => void>();

  constructor(
    private readonly parts: {
      readonly account: Account;
      readonly clock: Clock;
      readonly callbacks: Callbacks;
      readonly changes: Changes;
    },
  ) {}

  /** Whether the event could happen; nothing changes when it could not. */
  move(call: Call, event: CallEvent): boolean {
    const before = call.status;
    const status = statusAfter(before, event);
    if (status === null) return false;
    const now = this.parts.clock.now();
    call.status = status;
    call.updatedAt = now;
    if (event === 'dialed') call.dialedAt = now;
    if (event === 'rang') call.rangAt = now;
    if (event === 'answered') call.answeredAt = now;
    if (call.isOver) call.endedAt = now;
    // Canceling a call that is still queued fires no callback.
    // https://www.twilio.com/docs/voice/api/call-resource
    if (before !== 'queued' || !call.isOver) this.report(call, callbackEvent(call));
    this.parts.changes.tell('call', call.sid);
    for (const listener of [...this.listeners]) listener(call);
    return true;
  }

  /** Resolves when the call rings, or is beyond that. */
  departure(call: Call): Promise<Call> {
    return this.when(call, () => call.status !== 'queued' && call.status !== 'initiated');
  }

  /** Resolves when the call is answered or over. */
  outcome(call: Call): Promise<Call> {
    return this.when(call, () => call.status === 'in-progress' || call.isOver);
  }

  /** Resolves when the call is over. */
  end(call: Call): Promise<Call> {
    return this.when(call, () => call.isOver);
  }

  private when(call: Call, holds: () => boolean): Promise<Call> {
    if (holds()) return Promise.resolve(call);
    return new Promise((resolve) => {
      const listener = (moved: Call) => {
        if (moved !== call || !holds()) return;
        this.listeners.delete(listener);
        resolve(call);
      };
      this.listeners.add(listener);
    });
  }

  private report(call: Call, event: CallbackEvent): void {
    const { account, callbacks, clock } = this.parts;
    const callback = call.statusCallback;
    if (!callback?.events.includes(event)) return;
    const sequenceNumber = call.nextSequenceNumber;
    call.nextSequenceNumber += 1;
    callbacks.report({
      kind: 'call-status',
      event,
      url: callback.url,
      method: callback.method,
      callSid: call.sid,
      parameters: progressFields(call, account.sid, { event, at: clock.now(), sequenceNumber }),
    });
  }
}

/** Every ending is the one event `completed`; the status says which. */
function callbackEvent(call: Call): CallbackEvent {
  switch (call.status) {
    case 'queued':
    case 'initiated':
      return 'initiated';
    case 'ringing':
      return 'ringing';
    case 'in-progress':
      return 'answered';
    case 'completed':
    case 'busy':
    case 'failed':
    case 'no-answer':
    case 'canceled':
      return 'completed';
  }
}
