import type { Oddity } from '../carrier/odd-reports';
import type { ClockFault } from '../desk/machine';
import type { RestSlowness, RestTrouble } from '../carrier/rest-weather';

/** What somebody at the desk does at a moment; `roll` decides between what is possible then. */
export interface Act {
  readonly at: number;
  readonly agent: string;
  readonly does: /** A button that the console shows. */
  | 'press'
    /** A button that the console does not show, or a view that is out of date. */
    | 'press anything'
    /** Two tabs press different buttons at once. */
    | 'press twice'
    /** Hangs up the telephone of the page, without a word to the desk. */
    | 'hang up'
    | 'reload'
    /** The browser is gone, and comes back after `ms`. */
    | 'crash'
    /** The network is gone for `ms`. */
    | 'lose the network'
    | 'open a second tab'
    /**
     * The page of somebody who talks does not reach the desk for `ms`; sound and telephone go on.
     */
    | 'lose the desk'
    /** Duplicates a tab: both have one session. */
    | 'copy a tab'
    /** The tab that talks, if one does, is gone without a word, and the others live. */
    | 'a tab dies'
    /** The page goes away, and the browser ends its connections. */
    | 'close a tab'
    | 'go away'
    /** Saves the outcome of the call, during it or after it. */
    | 'write up'
    /** Ticks off what a customer has left. */
    | 'see to a request'
    /** Signs out, in the middle of a call or not, and in again after `ms`. */
    | 'sign out'
    /** Signs out in every tab, of which only one closes; the others sign in again. */
    | 'sign out everywhere'
    | 'come back';
  readonly roll: number;
  readonly ms: number;
}

/** Something that goes wrong at a moment, for `ms` or so many times. */
export type Fault =
  | {
      readonly kind: 'callbacks';
      readonly at: number;
      readonly does: 'drop' | 'double' | 'delay' | 'reorder';
      readonly event: string;
      readonly times: number;
      readonly ms: number;
    }
  | {
      /**
       * The carrier asks for what a customer is to hear, and nobody is reached, or the answer does
       * not come back.
       */
      readonly kind: 'lost document';
      readonly at: number;
      readonly does: 'drop' | 'lose-answer';
      readonly event: 'wait-music' | 'hold-music';
      readonly times: number;
    }
  | { readonly kind: 'replayed webhook'; readonly at: number; readonly roll: number }
  | { readonly kind: 'forged webhook'; readonly at: number; readonly roll: number }
  | {
      readonly kind: 'carrier';
      readonly at: number;
      readonly trouble: RestTrouble;
      readonly about: 'any' | 'ring' | 'change' | 'listening';
      readonly times: number;
    }
  /** Requests that change something are carried out, or answered, later than usual. */
  | {
      readonly kind: 'slow carrier';
      readonly at: number;
      readonly does: RestSlowness;
      readonly times: number;
    }
  /** Lists of who is in a room show how it was `ms` before. */
  | {
      readonly kind: 'stale list';
      readonly at: number;
      readonly times: number;
      readonly ms: number;
    }
  /** Reports that are signed and right, and not like those that the desk has seen. */
  | {
      readonly kind: 'odd reports';
      readonly at: number;
      readonly does: Oddity;
      readonly times: number;
    }
  /**
   * A process whose machine has its time wrong from now on: by `ms`, for `ms`, or by so many in 100
   * s.
   */
  | {
      readonly kind: 'wrong clock';
      readonly at: number;
      readonly does: ClockFault;
      readonly roll: number;
      readonly ms: number;
    }
  /**
   * A process that stands still for so long that the others do its jobs; it goes on as if they were
   * its own.
   */
  | {
      readonly kind: 'cut off process';
      readonly at: number;
      readonly roll: number;
      readonly ms: number;
    }
  /** The desk has dealt with a webhook, and the connection breaks before its answer. */
  | { readonly kind: 'lost answer'; readonly at: number; readonly times: number }
  | { readonly kind: 'lost leg'; readonly at: number; readonly roll: number }
  | { readonly kind: 'lost room'; readonly at: number; readonly roll: number }
  | { readonly kind: 'lost customer'; readonly at: number; readonly roll: number }
  | {
      readonly kind: 'dead process';
      readonly at: number;
      readonly roll: number;
      readonly steps: number;
      readonly ms: number;
    }
  | { readonly kind: 'dead desk'; readonly at: number; readonly ms: number }
  | {
      readonly kind: 'frozen process';
      readonly at: number;
      readonly roll: number;
      readonly ms: number;
    }
  | { readonly kind: 'database away'; readonly at: number; readonly ms: number };

/** A customer who calls at a moment and hangs up at another; null for one who stays to the end. */
export interface PlannedCustomer {
  readonly number: string;
  readonly at: number;
  readonly hangsUpAt: number | null;
}

/** An agent; `at` is when they sign in. */
export interface PlannedAgent {
  readonly id: string;
  readonly name: string;
  readonly at: number;
}

/** Everything of a history that is decided beforehand. Times are ms since it began. */
export interface Plan {
  readonly seed: number;
  /** What the desk has chosen to do with a customer whose agent is lost. */
  readonly agentLoss: 'recover' | 'end-call';
  /** Whether everybody answers their telephone, at once. */
  readonly isQuiet?: boolean;
  /**
   * When everything that is wrong is mended; from then on the promise must come true for everybody.
   */
  readonly calmAt: number;
  readonly customers: readonly PlannedCustomer[];
  readonly agents: readonly PlannedAgent[];
  readonly acts: readonly Act[];
  readonly faults: readonly Fault[];
}
