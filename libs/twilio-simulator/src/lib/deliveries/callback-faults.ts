import { isDocument, type Webhook } from './webhook';

/** What can go wrong with a webhook. */
export type CallbackMishap =
  /** Lost: it is never sent. A request for a document is not answered by anybody. */
  | 'drop'
  /** Sent twice; the second one at once, or after `delayMs`. */
  | 'double'
  /** Sent late. */
  | 'delay'
  /** Sent after the next one has arrived; when none follows, late. */
  | 'reorder'
  /** Sent, and before it a copy that somebody else has signed. */
  | 'forge'
  /** Sent and dealt with, but the answer does not come back: a document is then not had. */
  | 'lose-answer';

/** What goes wrong with the next webhooks of a kind. */
export interface CallbackFault {
  /**
   * The event or kind it concerns, such as `participant-leave`, `completed` or `call-status`; `*`
   * for all callbacks. Requests for documents are concerned only by their kind, such as `voice`,
   * `action` or `wait-music`.
   */
  readonly event: string;
  readonly does: CallbackMishap;
  /** Only webhooks about this call, or this conference. */
  readonly about?: string;
  /**
   * How long one waits that is delayed (1 s unless told otherwise), overtaken (5 s at most) or
   * doubled (not at all).
   */
  readonly delayMs?: number;
  /** How many webhooks it concerns; 1 unless told otherwise. */
  readonly times?: number;
}

/** The faults that were asked for and have not happened yet. */
export class CallbackFaults {
  private faults: { readonly fault: CallbackFault; left: number }[] = [];
  private readonly silenced = new Set<string>();

  add(fault: CallbackFault): void {
    this.faults.push({ fault, left: fault.times ?? 1 });
  }

  /** Loses everything that is to be reported about a call or a conference from now on. */
  silence(sid: string): void {
    this.silenced.add(sid);
  }

  clear(): void {
    this.faults = [];
    this.silenced.clear();
  }

  pending(): readonly CallbackFault[] {
    return this.faults.map(({ fault, left }) => ({ ...fault, times: left }));
  }

  /** The fault for this callback, which is used up by it. */
  take(callback: Webhook): CallbackFault | null {
    const about = [callback.callSid, callback.conferenceSid];
    if (about.some((sid) => sid !== undefined && this.silenced.has(sid))) {
      return { event: '*', does: 'drop' };
    }
    return this.takeNamed(callback);
  }

  /** Which fault a request for a document meets. Document requests are never silenced. */
  takeNamed(webhook: Webhook): CallbackFault | null {
    const found = this.faults.find(({ fault }) => concerns(fault, webhook));
    if (!found) return null;
    found.left -= 1;
    this.faults = this.faults.filter(({ left }) => left > 0);
    return found.fault;
  }
}

function concerns(fault: CallbackFault, webhook: Webhook): boolean {
  const { about, event } = fault;
  if (about !== undefined && about !== webhook.callSid && about !== webhook.conferenceSid) {
    return false;
  }
  if (event === webhook.kind || event === webhook.event) return true;
  return event === '*' && !isDocument(webhook);
}
