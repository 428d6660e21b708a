import type { CallSid, IncomingCall, Simulator, Telephone } from '@baton/twilio-simulator';
import { until, Watched } from './patience';

/** What a telephone is doing, and what came of its last call. */
type Line =
  | { readonly is: 'free'; readonly after: 'nothing' | 'stopped-ringing' | 'disconnected' }
  | { readonly is: 'ringing-out' | 'on-call'; readonly callSid: CallSid }
  | { readonly is: 'ringing'; readonly callSid: CallSid; readonly call: IncomingCall };

/** A telephone without a person: it does what the test says. */
export class ScriptedTelephone implements Telephone {
  private readonly line = new Watched<Line>({ is: 'free', after: 'nothing' });
  private unplug: (() => void) | undefined;

  constructor(
    private readonly simulator: Simulator,
    readonly address: string,
  ) {
    this.plugIn();
  }

  plugIn(): void {
    this.unplug ??= this.simulator.exchange.register(this);
  }

  /** Cannot be called any more; a call that is on goes on. */
  pullThePlug(): void {
    this.unplug?.();
    this.unplug = undefined;
  }

  /** Calls a number and returns the call's sid, without waiting for an answer. */
  call(number: string): CallSid {
    const callSid = this.simulator.exchange.dial(this, { to: number, params: {} });
    this.line.set({ is: 'ringing-out', callSid });
    return callSid;
  }

  /** Waits until it rings. */
  async rings(patience?: number): Promise<IncomingCall> {
    const isRinging = ({ is }: Line) => is === 'ringing';
    const line = await until(this.line, `${this.address} rings`, isRinging, patience);
    if (line.is !== 'ringing') throw new Error('unreachable');
    return line.call;
  }

  /** Tells whenever it begins to ring; returns how to stop. */
  onRing(listener: (call: IncomingCall) => void): () => void {
    return this.line.onChange(() => {
      const line = this.line.current();
      if (line.is === 'ringing') listener(line.call);
    });
  }

  /** Waits until it rings and takes the call. */
  async answers(): Promise<IncomingCall> {
    const call = await this.rings();
    const result = this.simulator.exchange.answer(this, call.callSid);
    if (result === 'too-late') throw new Error(`${this.address} answered too late.`);
    this.line.set({ is: 'on-call', callSid: call.callSid });
    return call;
  }

  /** Waits until it rings and says no. */
  async declines(): Promise<void> {
    const { callSid } = await this.rings();
    this.line.set({ is: 'free', after: 'nothing' });
    this.simulator.exchange.reject(this, callSid);
  }

  /** Hangs up or is lost. The other side cannot tell the difference. */
  hangsUp(): void {
    const line = this.line.current();
    if (line.is === 'free') throw new Error(`${this.address} is not on a call.`);
    this.line.set({ is: 'free', after: 'nothing' });
    this.simulator.exchange.hangUp(this, line.callSid);
  }

  /** Waits until its ringing or its call has been ended by the other side. */
  async waitsUntilLeftAlone(patience?: number): Promise<void> {
    await until(this.line, `${this.address} is left alone`, ({ is }) => is === 'free', patience);
  }

  /** Waits until its call is answered. */
  async waitsUntilConnected(): Promise<void> {
    await until(this.line, `${this.address} is connected`, ({ is }) => is === 'on-call');
  }

  /** Whether it rings with just this call. */
  isRingingWith(callSid: CallSid): boolean {
    const line = this.line.current();
    return line.is === 'ringing' && line.callSid === callSid;
  }

  get isOnCall(): boolean {
    return this.line.current().is === 'on-call';
  }

  get isBusy(): boolean {
    return this.line.current().is !== 'free';
  }

  get callSid(): CallSid {
    const line = this.line.current();
    if (line.is === 'free') throw new Error(`${this.address} is not on a call.`);
    return line.callSid;
  }

  ring(call: IncomingCall): void {
    // Like a telephone with one line: a second call finds it silent.
    if (this.line.current().is !== 'free') return;
    this.line.set({ is: 'ringing', callSid: call.callSid, call });
  }

  stopRinging(callSid: CallSid): void {
    if (this.concerns(callSid)) this.line.set({ is: 'free', after: 'stopped-ringing' });
  }

  ringing(): void {
    // It rings at the other side; nothing changes here.
  }

  connected(callSid: CallSid): void {
    if (this.concerns(callSid)) this.line.set({ is: 'on-call', callSid });
  }

  disconnected(callSid: CallSid): void {
    if (this.concerns(callSid)) this.line.set({ is: 'free', after: 'disconnected' });
  }

  private concerns(callSid: CallSid): boolean {
    const line = this.line.current();
    return line.is !== 'free' && line.callSid === callSid;
  }
}
