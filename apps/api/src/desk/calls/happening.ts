import type { CallEvent, CallState, Command } from '@baton/call-flow';
import type { WrapUp } from '@baton/shared-types';

/** Something that happened to a call, and how we know. */
export interface Happening {
  /** What the machine is to decide about; null for what only has to be noted. */
  readonly event: CallEvent | null | EventInState;
  /** What the history calls it, where there is no event. */
  readonly note?: string;
  /** Who or what brought it: an agent, a webhook, a job. */
  readonly cause: string;
  /** What makes a report from outside one of a kind; a second one changes nothing. */
  readonly reportKey?: string;
  readonly details?: Record<string, unknown>;
  /** What the carrier told by the way. */
  readonly learnt?: Learnt;
  /** What the carrier has to be told whatever the machine decides. */
  readonly commands?: readonly Command[];
  /** Which order to play to the customer the carrier has taken: what was ordered is soon to be heard. */
  readonly soundOrdered?: number;
  /** Whether a leg is over for the desk only: the carrier has said that it ends it, and has not shown that it has. */
  readonly isPromised?: boolean;
  /** Whether it hints at something that it does not prove: the carrier is asked at once. */
  readonly isHint?: boolean;
}

/** What happened, where that depends on how the call stands at that moment. */
export type EventInState = (state: CallState) => CallEvent | null;

export interface Learnt {
  readonly roomSid?: string;
  /** A room that the customer has been led out of. */
  readonly lostRoomSid?: string;
  readonly leg?: {
    readonly id: string;
    readonly sid: string;
    /** It has been answered, and the carrier is told where it belongs. */
    readonly isAnswered?: boolean;
  };
  /** Why a leg has failed, in the carrier's code. */
  readonly failure?: { readonly leg: string; readonly code: string };
  /** What a customer has said after the tone. */
  readonly message?: { readonly recordingSid: string; readonly seconds: number | null };
  /** What the call came to, as an agent who was on it says. */
  readonly wrapUp?: WrapUp;
  /** The leg's own browser says that it rings. */
  readonly ringing?: string;
}
