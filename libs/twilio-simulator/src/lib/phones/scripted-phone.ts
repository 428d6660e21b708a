import type {
  Address,
  CallSid,
  Exchange,
  IncomingCall,
  OutgoingCall,
  Telephone,
} from '../kernel/exchange';
import { ScriptedCall, type CallView } from './scripted-call';

/**
 * What a scripted telephone does when it rings; a function may answer, reject or wait as it likes.
 */
export type OnRing = 'answer' | 'reject' | 'ignore' | ((call: ScriptedCall) => void);

/**
 * A telephone that a test or the control API operates: a client's browser tab, or a customer's
 * telephone.
 */
export class ScriptedPhone implements Telephone {
  onRing: OnRing = 'ignore';
  /** Every call that it ever saw, oldest first. */
  readonly calls: ScriptedCall[] = [];
  private readonly unheard: ScriptedCall[] = [];
  private readonly waiting: ((call: ScriptedCall) => void)[] = [];
  private unregisterAtExchange: (() => void) | null = null;

  constructor(
    readonly address: Address,
    private readonly exchange: Exchange,
    private readonly view: CallView,
  ) {}

  get isRegistered(): boolean {
    return this.unregisterAtExchange !== null;
  }

  /** The call that it is on, else the one that rings. */
  get currentCall(): ScriptedCall | undefined {
    const live = this.calls.filter((call) => !call.hasEnded);
    return live.find((call) => call.isConnected) ?? live.at(-1);
  }

  register(): this {
    this.unregisterAtExchange ??= this.exchange.register(this);
    return this;
  }

  unregister(): void {
    this.unregisterAtExchange?.();
    this.unregisterAtExchange = null;
  }

  /** Calls a number, or for a client its application. */
  call(to: string, options: Partial<OutgoingCall> = {}): ScriptedCall {
    const { exchange, view } = this;
    const sid = exchange.dial(this, { params: {}, ...options, to });
    return this.add(new ScriptedCall(sid, this, { exchange, view }, null));
  }

  /**
   * Resolves with the next call that rings here; one that rang before and was not asked for counts.
   */
  rings(): Promise<ScriptedCall> {
    const unheard = this.unheard.shift();
    if (unheard) return Promise.resolve(unheard);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  ring(incoming: IncomingCall): void {
    const { exchange, view } = this;
    const call = new ScriptedCall(incoming.callSid, this, { exchange, view }, incoming);
    // A device that is in a call ignores others without a word, as the Voice SDK does by default.
    const isBusy = this.currentCall !== undefined;
    this.add(call);
    const waiting = this.waiting.shift();
    if (waiting) waiting(call);
    else this.unheard.push(call);
    if (isBusy || this.onRing === 'ignore') return;
    if (this.onRing === 'answer') call.answer();
    else if (this.onRing === 'reject') call.reject();
    else this.onRing(call);
  }

  stopRinging(callSid: CallSid): void {
    this.find(callSid)?.move('over');
  }

  ringing(): void {
    // A scripted telephone has nobody who listens to the ringing tone.
  }

  connected(callSid: CallSid): void {
    this.find(callSid)?.move('connected');
  }

  disconnected(callSid: CallSid): void {
    this.find(callSid)?.move('over');
  }

  private add(call: ScriptedCall): ScriptedCall {
    this.calls.push(call);
    return call;
  }

  private find(callSid: CallSid): ScriptedCall | undefined {
    return this.calls.find(({ sid }) => sid === callSid);
  }
}
