import type { CallSid, Exchange, IncomingCall, Telephone } from '../kernel/exchange';
import type { Hearing } from '../kernel/media-plane';
import { newSid } from '../kernel/sid';

/** What a scripted call may look at and wait for. */
export interface CallView {
  hearing(callSid: CallSid): Hearing;
  /** Reports every change; returns how to stop. */
  onChange(listener: () => void): () => void;
}

/** What a scripted telephone is connected to. */
export interface Line {
  readonly exchange: Exchange;
  readonly view: CallView;
}

type Stage = 'ringing' | 'connected' | 'over';

/** A call from the point of view of one scripted telephone. */
export class ScriptedCall {
  private stage: Stage = 'ringing';
  private readonly watchers = new Set<() => void>();

  constructor(
    readonly sid: CallSid,
    private readonly telephone: Telephone,
    private readonly line: Line,
    /** What came with the call; null for one that this telephone placed. */
    readonly incoming: IncomingCall | null,
  ) {}

  /** Whether it was in time. */
  answer(): boolean {
    const inTime = this.line.exchange.answer(this.telephone, this.sid) === 'answered';
    if (inTime) this.move('connected');
    return inTime;
  }

  /** Whether it still rang: a call that is answered or over cannot be declined. */
  reject(): boolean {
    if (!this.incoming || this.stage !== 'ringing') return false;
    this.line.exchange.reject(this.telephone, this.sid);
    this.move('over');
    return true;
  }

  /** Ends the call; one that still rings here is declined. */
  hangUp(): void {
    if (this.incoming && this.stage === 'ringing') {
      this.reject();
      return;
    }
    this.line.exchange.hangUp(this.telephone, this.sid);
    this.move('over');
  }

  press(digits: string): void {
    for (const digit of digits) this.line.exchange.press(this.sid, digit);
  }

  /** Says something to the application, as a page does with the Voice SDK's `sendMessage`. */
  say(content: unknown): void {
    if (this.stage === 'connected')
      this.line.exchange.message(this.sid, { sid: newSid('KX'), content });
  }

  hears(): Hearing {
    return this.line.view.hearing(this.sid);
  }

  get isConnected(): boolean {
    return this.stage === 'connected';
  }

  get hasEnded(): boolean {
    return this.stage === 'over';
  }

  waitsUntilAnswered(): Promise<void> {
    return this.until(() => this.stage !== 'ringing');
  }

  waitsUntilOver(): Promise<void> {
    return this.until(() => this.stage === 'over');
  }

  /** Resolves as soon as the telephone hears something that fits. */
  hearsWhat(fits: (hearing: Hearing) => boolean): Promise<Hearing> {
    return new Promise((resolve) => {
      const look = () => {
        const hearing = this.hears();
        if (!fits(hearing)) return;
        stop();
        resolve(hearing);
      };
      const stop = this.line.view.onChange(look);
      look();
    });
  }

  /** Resolves as soon as the telephone hears exactly these, mixed. */
  async hearsMixOf(...others: readonly ScriptedCall[]): Promise<void> {
    const expected = others.map(({ sid }) => sid).sort();
    await this.hearsWhat(
      (hearing) =>
        hearing.kind === 'mix' &&
        JSON.stringify([...hearing.of].sort()) === JSON.stringify(expected),
    );
  }

  /** Told by the telephone. */
  move(stage: Stage): void {
    if (this.stage === 'over') return;
    this.stage = stage;
    for (const watcher of [...this.watchers]) watcher();
  }

  private until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => {
      const watcher = () => {
        if (!holds()) return;
        this.watchers.delete(watcher);
        resolve();
      };
      this.watchers.add(watcher);
    });
  }
}
