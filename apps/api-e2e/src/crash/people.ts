import { setTimeout as pause } from 'node:timers/promises';
import type { CallView, TransferTarget } from '@baton/shared-types';
import type { IncomingCall } from '@baton/twilio-simulator';
import type { DeskAgent } from '../support/desk-agent';
import { ProblemError } from '../support/rest-client';

/** What somebody can press. */
export type Press =
  | { readonly wish: 'consult' | 'add' | 'blind'; readonly to: DeskAgent | TransferTarget }
  | {
      readonly wish:
        | ('hold' | 'resume' | 'requeue' | 'end' | 'leave')
        | ('complete' | 'cancel' | 'merge' | 'swap');
    };

/**
 * How an agent behaves: by what the screen shows, not by a script, so that it goes on after every
 * interruption.
 */
export interface Habits {
  readonly presses?: (call: CallView) => Press | null;
  readonly picksUp?: (ring: IncomingCall, call: CallView | null) => 'answer' | 'decline' | 'wait';
}

/** How long somebody looks before they press again what was not answered, in ms. */
const retryPauseMs = 100;

/**
 * An agent who works by habit: presses again what got no answer while the screen still asks for it.
 */
export class Person {
  /** What was pressed and answered with success. */
  readonly acknowledged: Press['wish'][] = [];
  private isOff = false;
  private ring: IncomingCall | null = null;
  private wake: () => void = () => undefined;
  private readonly stops: (() => void)[];

  constructor(
    private readonly agent: DeskAgent,
    private readonly habits: Habits,
  ) {
    this.stops = [
      agent.call.onChange(() => this.look()),
      agent.telephone.onRing((ring) => {
        this.ring = ring;
        // The browser says so to the desk, which need not be there to hear it.
        agent.waitsForRing().catch(() => undefined);
        // Nobody picks up while the call is still being announced.
        setImmediate(() => this.look());
      }),
    ];
    void this.work();
  }

  goesOff(): void {
    this.isOff = true;
    for (const stop of this.stops) stop();
    this.wake();
  }

  private look(): void {
    this.pickUp();
    this.wake();
  }

  private pickUp(): void {
    const { ring } = this;
    if (!ring || this.isOff) return;
    const choice = this.habits.picksUp?.(ring, this.agent.call.current()) ?? 'answer';
    if (choice === 'wait') return;
    this.ring = null;
    if (!this.agent.telephone.isRingingWith(ring.callSid)) return;
    const act = choice === 'answer' ? 'answers' : 'declines';
    // Stopped ringing at this very moment.
    this.agent.telephone[act]().catch(() => undefined);
  }

  private async work(): Promise<void> {
    while (!this.isOff) {
      const call = this.agent.call.current();
      const press = call?.myRole === 'owner' ? this.habits.presses?.(call) : null;
      if (!press) {
        await new Promise<void>((resolve) => (this.wake = resolve));
        continue;
      }
      try {
        this.agent.learn(await this.press(press));
        this.acknowledged.push(press.wish);
      } catch (error) {
        // Not answered: the screen tells, or it is pressed again. Or refused, because it has been
        // done.
        if (error instanceof ProblemError) await this.agent.rereads().catch(() => undefined);
        await pause(retryPauseMs);
      }
    }
  }

  private press(press: Press): Promise<CallView> {
    switch (press.wish) {
      case 'consult':
      case 'add':
      case 'blind':
        return this.agent.transfers(press.wish, press.to);
      case 'requeue':
        return this.agent.transfers('blind', { kind: 'queue' });
      case 'complete':
      case 'cancel':
      case 'merge':
      case 'swap':
        return this.agent.settles(press.wish);
      default:
        return this.agent.does(press.wish);
    }
  }
}
