import type { CallSid, OutgoingCall, Telephone } from '../kernel/exchange';
import type { MediaPlane } from '../kernel/media-plane';
import type { Call } from './call';
import type { CallControl } from './call-control';
import type { CallEvent } from './life-cycle';
import type { LocalExchange } from './local-exchange';

/** How the outgoing call ends when the incoming one ends unanswered, by what its caller is told. */
const endings: Readonly<Record<number, CallEvent>> = { 31404: 'failed', 31486: 'declined' };

/**
 * What a call to a number of the account itself reaches: not a phone, but the account once more.
 * There are two calls then, each with a document of its own, and what is played to one is heard on
 * the other.
 */
export class OwnNumber implements Telephone {
  private incoming: CallSid | null = null;

  constructor(
    private readonly outgoing: Call,
    private readonly parts: {
      readonly control: CallControl;
      readonly exchange: LocalExchange;
      readonly media: MediaPlane;
    },
  ) {}

  /** The caller of the incoming call. */
  get address(): string {
    return this.outgoing.from;
  }

  ring(): void {
    const call: OutgoingCall = { to: this.outgoing.to, params: {} };
    this.incoming = this.parts.exchange.dial(this, call);
  }

  stopRinging(): void {
    this.hangUp(this.incoming);
  }

  ringing(): void {
    // The outgoing call rings already.
  }

  connected(callSid: CallSid): void {
    if (callSid !== this.incoming) return;
    const { exchange, media } = this.parts;
    if (exchange.answer(this, this.outgoing.sid) === 'too-late') this.hangUp(callSid);
    else media.tie(this.outgoing.sid, callSid);
  }

  disconnected(callSid: CallSid, error?: { readonly code: number }): void {
    if (callSid === this.outgoing.sid) {
      this.hangUp(this.incoming);
      return;
    }
    this.incoming = null;
    const wasAnswered = this.outgoing.answeredAt !== null;
    const unanswered = endings[error?.code ?? 0] ?? 'not-answered';
    this.parts.control.finish(this.outgoing, wasAnswered ? 'hung-up' : unanswered);
  }

  private hangUp(callSid: CallSid | null): void {
    if (callSid !== null) this.parts.exchange.hangUp(this, callSid);
  }
}
