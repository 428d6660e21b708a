import type { Clock } from '../kernel/clock';
import type { Ears } from '../kernel/ears';
import { Interruption, type InterruptionReason } from '../kernel/interruption';
import type { Courier } from '../deliveries/courier';
import { surprise } from '../kernel/surprise';
import type { Call } from './call';
import type { CallProgress } from './call-progress';
import type { CallEvent } from './life-cycle';
import type { LocalExchange } from './local-exchange';
import { endings, type TurnedAway } from './turned-away';

/** What a call does until its end, or until it is told to do something else. */
export type Programme = (signal: AbortSignal) => Promise<void>;

/** Lets each call run one programme at a time, answers calls and ends them. */
export class CallControl {
  private readonly running = new Map<string, AbortController>();
  private readonly redirected = new WeakSet<Call>();
  private readonly limits = new Map<string, () => void>();
  private readonly redirectListeners = new Map<Call, () => void>();

  constructor(
    private readonly parts: {
      readonly clock: Clock;
      readonly progress: CallProgress;
      readonly exchange: LocalExchange;
      readonly ears: Ears;
      readonly courier: Courier;
    },
  ) {}

  /** Gives the call another programme than it was placed or taken for, as the REST API can. */
  redirect(call: Call, programme: Programme): void {
    this.redirected.add(call);
    this.run(call, programme);
    this.redirectListeners.get(call)?.();
  }

  /** Whether the call was given a programme of its own by the REST API. */
  wasRedirected(call: Call): boolean {
    return this.redirected.has(call);
  }

  /** Reports that the call was redirected; there is one listener, the Dial that placed it. */
  onRedirect(call: Call, listener: () => void): () => void {
    this.redirectListeners.set(call, listener);
    return () => this.redirectListeners.delete(call);
  }

  /**
   * Starts a programme in place of the one that runs; the call is hung up when it ends by itself.
   */
  run(call: Call, programme: Programme): void {
    this.interrupt(call, 'redirected');
    this.parts.ears.silence(call.sid);
    const controller = new AbortController();
    this.running.set(call.sid, controller);
    void this.follow(call, programme, controller.signal);
  }

  answer(call: Call): void {
    if (!this.parts.progress.move(call, 'answered')) return;
    this.parts.exchange.connect(call.sid);
  }

  /** Ends the call after the given seconds from now. The newest limit counts. */
  limit(call: Call, seconds: number): void {
    this.limits.get(call.sid)?.();
    const end = () => this.finish(call, 'hung-up');
    this.limits.set(call.sid, this.parts.clock.after(seconds * 1000, end));
  }

  /** Ends a call, whatever it does; does nothing to a call that is over. */
  finish(call: Call, event: CallEvent, error?: { code: number; message: string }): boolean {
    const { progress, exchange, ears, courier } = this.parts;
    if (!progress.move(call, event)) return false;
    this.interrupt(call, 'hung-up');
    this.limits.get(call.sid)?.();
    this.limits.delete(call.sid);
    exchange.release(call.sid, error);
    ears.forget(call.sid);
    courier.forgetCall(call.sid);
    return true;
  }

  /** Ends a call that has not been answered, as its caller deserves to know it. */
  turnAway(call: Call, why: TurnedAway): void {
    const { event, error } = endings[why];
    this.finish(call, event, error);
  }

  private interrupt(call: Call, reason: InterruptionReason): void {
    const controller = this.running.get(call.sid);
    this.running.delete(call.sid);
    call.verb = null;
    controller?.abort(new Interruption(reason));
  }

  private async follow(call: Call, programme: Programme, signal: AbortSignal): Promise<void> {
    try {
      await programme(signal);
    } catch (error) {
      // Being interrupted is the ordinary end of a programme.
      if (error instanceof Interruption) return;
      surprise(error);
    }
    if (!signal.aborted) this.finish(call, 'hung-up');
  }
}
