import type { CallEvent, CallState, Command, DeskEvent, Report, Wish } from '@baton/call-flow';
import type { WrapUp } from '@baton/shared-types';
import type { JobName } from '../store/jobs';

/**
 * Something that happened to a call. What kind it is says how the desk knows of it, and what it can
 * bring.
 */
export type Happening = Reported | Wished | Said | Concluded | CarriedOut | Noted;

/** Which of the carrier's requests brought a report: the last words of its address. */
export type WebhookCause = `webhook:${
  | 'after'
  | 'choice'
  | 'conference'
  | 'connect'
  | 'connect/client'
  | 'leg-status'
  | 'message'
  | 'recording'
  | 'silence'
  | 'status'}`;

/** Which job it was; without a name, one that looked for the call's room. */
export type JobCause = 'job' | `job:${JobName}`;

/** Who or what brought something about, as the history keeps it. */
export type Cause = WebhookCause | JobCause | `agent:${string}`;

/** The carrier says something. It may say it twice, late, and in any order. */
export interface Reported {
  readonly kind: 'reported';
  readonly cause: WebhookCause;
  /** What the machine is to decide about; null for what only has to be noted. */
  readonly event: Report | null | ReportInState;
  /** The name in the history when there is no event. */
  readonly note?: string;
  /** What makes it one of a kind; a second report with this key changes nothing. */
  readonly reportKey?: string;
  readonly details?: Details;
  readonly learnt?: Learnt;
  /** Whether it hints at something that it does not prove: the carrier is asked at once. */
  readonly isHint?: boolean;
}

/** An agent wants something of the call, which the machine grants or refuses. */
export interface Wished {
  readonly kind: 'wished';
  readonly wish: Wish;
}

/** An agent, or their browser, tells something that the machine need not decide about. */
export interface Said {
  readonly kind: 'said';
  readonly by: string;
  readonly note: string;
  readonly details?: Details;
  readonly learnt?: Pick<Learnt, 'ringing' | 'wrapUp'>;
}

/** The desk has found out, or has decided by itself, that something is so. */
export interface Concluded {
  readonly kind: 'concluded';
  readonly cause: JobCause | WebhookCause;
  readonly event: Report | DeskEvent;
  readonly details?: Details;
  readonly learnt?: Pick<Learnt, 'leg' | 'failure'>;
  /** What the carrier has to be told whatever the machine decides. */
  readonly commands?: readonly Command[];
}

/** The carrier has accepted what a job asked for, and has not shown yet that it has done it. */
export interface CarriedOut {
  readonly kind: 'carried-out';
  readonly cause: JobCause;
  readonly event: Report;
  /** Which order to play to the customer it has taken: what was ordered is soon to be heard. */
  readonly soundOrder?: number;
}

/** A job writes something down that the machine need not decide about. */
export interface Noted {
  readonly kind: 'noted';
  readonly cause: JobCause;
  readonly note: string;
  readonly details?: Details;
  readonly learnt?: Pick<Learnt, 'roomSid' | 'leg'>;
  /** What the carrier has to be told again. */
  readonly commands?: readonly Command[];
}

/** A report whose meaning depends on how the call stands at that moment. */
export type ReportInState = (state: CallState) => Report | null;

type Details = Readonly<Record<string, unknown>>;

/** What was told by the way. */
export interface Learnt {
  readonly roomSid?: string;
  /** A room that the customer has been led out of. */
  readonly lostRoomSid?: string;
  /** A leg has been in a room, and is not any more. */
  readonly leftRoom?: { readonly leg: string; readonly roomSid: string };
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
  /** The outcome of the call, as an agent who was on it says. */
  readonly wrapUp?: WrapUp;
  /** The leg's own browser says that it rings. */
  readonly ringing?: string;
}

/** What the machine is to decide about in this state; null where there is nothing to decide. */
export function eventOf(happening: Happening, state: CallState): CallEvent | null {
  switch (happening.kind) {
    case 'reported':
      return typeof happening.event === 'function' ? happening.event(state) : happening.event;
    case 'wished':
      return happening.wish;
    case 'concluded':
    case 'carried-out':
      return happening.event;
    case 'said':
    case 'noted':
      return null;
  }
}

export function causeOf(happening: Happening): Cause {
  switch (happening.kind) {
    case 'wished':
      return `agent:${happening.wish.by}`;
    case 'said':
      return `agent:${happening.by}`;
    case 'reported':
    case 'concluded':
    case 'carried-out':
    case 'noted':
      return happening.cause;
  }
}

export const learntFrom = (happening: Happening): Learnt =>
  ('learnt' in happening ? happening.learnt : null) ?? {};

/** What the carrier has to be told whatever the machine decides. */
export const commandsBeside = (happening: Happening): readonly Command[] =>
  ('commands' in happening ? happening.commands : null) ?? [];

/** What makes a report one of a kind. */
export const reportKeyOf = (happening: Happening): string | null =>
  (happening.kind === 'reported' ? happening.reportKey : null) ?? null;

/** The name in the history when there is no event. */
export const noteOf = (happening: Happening): string =>
  ('note' in happening ? happening.note : null) ?? 'note';

export const detailsOf = (happening: Happening): Details =>
  ('details' in happening ? happening.details : null) ?? {};
