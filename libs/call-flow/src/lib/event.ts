import type { AgentLeg, Transfer } from './call';
import type { AgentId, LegId, TransferId } from './ids';

/**
 * How a leg can end. `left` is the only one of a leg that had joined; with `went-away` the agent
 * has set themselves to away while their telephone rang.
 */
export const legOutcomes = [
  'declined',
  'busy',
  'no-answer',
  'went-away',
  'offline',
  'canceled',
  'failed',
  'left',
] as const;
export type LegOutcome = (typeof legOutcomes)[number];

/**
 * `consult` speaks to the target while the customer is on hold. `add` makes a three-way call at
 * once. `blind` hands the customer over while the target is still ringing.
 */
export type TransferMode = 'consult' | 'add' | 'blind';

/** What a customer who has waited too long can choose. */
export type CustomerChoice = 'callback' | 'voicemail' | 'wait';

/** What the carrier, or a command to it, reports. Reports arrive late, twice and in any order. */
export type Report =
  | { readonly type: 'leg_joined'; readonly leg: LegId }
  /** The leg has been sent to the lobby, because that is where it belonged when it asked. */
  | { readonly type: 'leg_waiting'; readonly leg: LegId }
  | { readonly type: 'leg_over'; readonly leg: LegId; readonly outcome: LegOutcome }
  | { readonly type: 'customer_left' }
  | { readonly type: 'customer_held' }
  | { readonly type: 'customer_resumed' }
  | { readonly type: 'hold_failed' }
  | { readonly type: 'resume_failed' }
  /**
   * The conference is gone while the customer is still on the line; the customer is put in a new
   * one.
   */
  | { readonly type: 'room_lost' }
  | { readonly type: 'customer_chooses'; readonly choice: CustomerChoice }
  /** The customer has left a message. */
  | { readonly type: 'message_left' }
  /** The customer was asked for a message more than once and has said nothing. */
  | { readonly type: 'nothing_said' };

/** What the desk itself brings about. */
export type DeskEvent =
  /** An agent has been picked for a queued customer. */
  | { readonly type: 'agent_offered'; readonly offer: AgentLeg }
  /** The page of the lost owner is there again and can be rung. */
  | { readonly type: 'agent_recalled'; readonly offer: AgentLeg }
  /** The lost owner's page did not come back in time. */
  | { readonly type: 'grace_over' }
  /** The customer has waited as long as the desk lets anybody wait. */
  | { readonly type: 'wait_over' }
  /** The customer has not chosen, or is not known to have been asked. */
  | { readonly type: 'choice_over' };

/** What an agent asks for. */
export type Wish =
  | { readonly type: 'agent_holds'; readonly by: AgentId }
  | { readonly type: 'agent_resumes'; readonly by: AgentId }
  | {
      readonly type: 'agent_transfers';
      readonly by: AgentId;
      readonly mode: TransferMode;
      readonly transfer: Transfer;
    }
  /**
   * The agent puts the customer back into the queue; `transferId` is what the desk will know it by.
   */
  | {
      readonly type: 'agent_requeues';
      readonly by: AgentId;
      readonly transferId: TransferId;
    }
  | {
      readonly type: 'agent_swaps';
      readonly by: AgentId;
      readonly transferId: TransferId;
    }
  | {
      readonly type: 'agent_completes';
      readonly by: AgentId;
      readonly transferId: TransferId;
    }
  | {
      readonly type: 'agent_cancels';
      readonly by: AgentId;
      readonly transferId: TransferId;
    }
  | {
      readonly type: 'agent_merges';
      readonly by: AgentId;
      readonly transferId: TransferId;
    }
  | { readonly type: 'agent_leaves'; readonly by: AgentId }
  | { readonly type: 'agent_ends'; readonly by: AgentId };

export type CallEvent = Report | DeskEvent | Wish;

/** The event called `T`, with what it brings. */
export type EventOf<T extends CallEvent['type']> = Extract<CallEvent, { readonly type: T }>;

/** Every event: the carrier's reports, the desk's own, the agents' wishes. */
export const callEventTypes = [
  'leg_joined',
  'leg_waiting',
  'leg_over',
  'customer_left',
  'customer_held',
  'customer_resumed',
  'hold_failed',
  'resume_failed',
  'room_lost',
  'customer_chooses',
  'message_left',
  'nothing_said',
  'agent_offered',
  'agent_recalled',
  'grace_over',
  'wait_over',
  'choice_over',
  'agent_holds',
  'agent_resumes',
  'agent_transfers',
  'agent_requeues',
  'agent_swaps',
  'agent_completes',
  'agent_cancels',
  'agent_merges',
  'agent_leaves',
  'agent_ends',
] as const satisfies readonly CallEvent['type'][];
