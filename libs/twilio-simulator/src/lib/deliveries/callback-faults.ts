import type { Webhook } from './webhook';

/** What goes wrong with the next webhooks of a kind. */
export interface CallbackFault {
  /** The event or kind it concerns, such as `participant-leave`, `completed` or `call-status`; `*` for all. */
  readonly event: string;
  readonly does: 'drop' | 'double' | 'delay' | 'reorder';
  /** How long a delayed one waits. */
  readonly delayMs?: number;
  /** How many webhooks it concerns; 1 unless told otherwise. */
  readonly times?: number;
}

/** The faults that were asked for and have not happened yet. */
export class CallbackFaults {
  private faults: { readonly fault: CallbackFault; left: number }[] = [];

  add(fault: CallbackFault): void {
    this.faults.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.faults = [];
  }

  pending(): readonly CallbackFault[] {
    return this.faults.map(({ fault, left }) => ({ ...fault, times: left }));
  }

  /** The fault for this webhook, which is used up by it. */
  take(webhook: Webhook): CallbackFault | null {
    const found = this.faults.find(({ fault }) =>
      ['*', webhook.event, webhook.kind].includes(fault.event),
    );
    if (!found) return null;
    found.left -= 1;
    this.faults = this.faults.filter(({ left }) => left > 0);
    return found.fault;
  }
}
