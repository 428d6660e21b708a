import type { Clock } from '../kernel/clock';
import type { WarningState } from '../kernel/simulator-state';
import type { MediaPlane } from '../kernel/media-plane';
import type { NumberBook } from './number-book';
import { newSid } from '../kernel/sid';
import { addressOf } from './address';
import { Call, type CallDetails } from './call';
import type { CallBook } from './call-book';
import type { CallControl, Programme } from './call-control';
import type { CallProgress } from './call-progress';
import type { DialQueue } from './dial-queue';
import type { LocalExchange } from './local-exchange';
import { OwnNumber } from './own-number';

/**
 * Twilio waits this much longer than it was asked to.
 * https://www.twilio.com/docs/voice/twiml/dial#timeout
 */
const GRACE_MS = 5_000;

/** Something about a call that only the debugger tells. */
export type OrderWarning = Pick<WarningState, 'code' | 'message'>;

/** A call that Twilio places. */
export interface OutboundOrder
  extends Pick<CallDetails, 'from' | 'parent' | 'statusCallback' | 'fallback'> {
  readonly direction: 'outbound-api' | 'outbound-dial';
  /** `client:ada?callId=7` or an E.164 number. */
  readonly to: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly timeLimitSeconds?: number | null;
  /** What is wrong with the order, though it is carried out. */
  readonly warnings?: readonly OrderWarning[];
  /** Hears when the telephones that are called show the call. */
  readonly shown?: () => void;
  /** What the call does once it is answered. */
  readonly programme: (call: Call) => Programme;
}

/** Places calls to clients and telephones, and waits for their answer. */
export class OutboundCalls {
  constructor(
    private readonly parts: {
      readonly clock: Clock;
      readonly book: CallBook;
      readonly control: CallControl;
      readonly progress: CallProgress;
      readonly exchange: LocalExchange;
      readonly media: MediaPlane;
      readonly numbers: NumberBook;
      readonly queue: DialQueue;
    },
  ) {}

  /**
   * Creates the call at once, as queued, and dials it when its turn comes: a `<Dial>` leg never
   * waits.
   */
  place(order: OutboundOrder): Call {
    const { address, parameters } = addressOf(order.to);
    const call = this.parts.book.add(
      new Call({
        ...order,
        sid: newSid('CA'),
        to: address,
        status: 'queued',
        createdAt: this.parts.clock.now(),
      }),
    );
    call.timeLimitSeconds = order.timeLimitSeconds ?? null;
    for (const warning of order.warnings ?? []) {
      call.warnings.push({ at: call.createdAt, ...warning });
    }
    const params = { ...parameters, ...order.parameters };
    const dial = () => this.dial(call, { order, params });
    if (order.direction === 'outbound-dial') queueMicrotask(dial);
    else this.parts.queue.enter(dial);
    return call;
  }

  private dial(
    call: Call,
    { order, params }: { order: OutboundOrder; params: Readonly<Record<string, string>> },
  ): void {
    const { clock, control, exchange, progress } = this.parts;
    if (!progress.move(call, 'dialed')) return;
    const telephones = this.parts.numbers.owns(call.to)
      ? [new OwnNumber(call, this.parts)]
      : exchange.telephonesAt(call.to);
    const isClient = call.to.startsWith('client:');
    if (telephones.length === 0) {
      // A client that is not registered ends at once without an answer; a number that nobody has
      // fails.
      control.finish(call, isClient ? 'not-answered' : 'failed');
      return;
    }
    // A telephone has one line. A client has as many as its page wants: a busy one just does not
    // ring.
    if (!isClient && telephones.every((telephone) => exchange.isEngaged(telephone))) {
      control.finish(call, 'declined');
      return;
    }
    progress.move(call, 'rang');
    const stopWaiting = clock.after(order.timeoutSeconds * 1000 + GRACE_MS, () =>
      control.finish(call, 'not-answered'),
    );
    void progress.outcome(call).then(stopWaiting);
    const offered = exchange.offer(call, {
      telephones,
      params,
      answered: () => this.answered(call, order),
      declined: () => control.finish(call, 'declined'),
    });
    void offered.then(order.shown);
  }

  private answered(call: Call, order: OutboundOrder): void {
    const { control } = this.parts;
    control.answer(call);
    control.run(call, order.programme(call));
    if (call.timeLimitSeconds !== null) control.limit(call, call.timeLimitSeconds);
  }
}
