import type { PartyLeg, CallState } from './call';
import type { AgentId, LegId } from './ids';
import type { LegOutcome } from './event';

/** What the customer is told and played while held. */
export type HoldAudio =
  /** Music: the agent is busy with something for the customer and will be back. */
  | 'hold-music'
  /** An announcement that the agent was lost, then music. */
  | 'reconnecting';

/** What the shell has to get done by the carrier, after the state is stored. */
export type Command =
  | { readonly type: 'find_agent' }
  /** Answered by `agent_recalled` as soon as the agent's page is there, else by `grace_over`. */
  | { readonly type: 'recall'; readonly agent: AgentId }
  | { readonly type: 'ring'; readonly leg: PartyLeg }
  /** Hangs up a leg, or stops its ringing. */
  | { readonly type: 'release'; readonly leg: LegId }
  /**
   * Has an answered leg ask again where it belongs, see {@link placeOfLeg}. Answered by
   * `leg_joined` or `leg_waiting`, else by `leg_over`.
   */
  | { readonly type: 'place_leg'; readonly leg: PartyLeg }
  /** Has the customer's connection ask again where it belongs, see {@link placeOfCustomer}. */
  | { readonly type: 'place_customer' }
  /** Answered by `customer_held` or `hold_failed`. */
  | { readonly type: 'hold_customer'; readonly audio: HoldAudio }
  /** Answered by `customer_resumed` or `resume_failed`. */
  | { readonly type: 'resume_customer' }
  /** Ends the conversation for everybody; the customer hears a farewell. */
  | { readonly type: 'end_conversation' };

/** How a transfer ended. */
export type TransferOutcome =
  | 'completed'
  /** The target stays, as one of several. */
  | 'joined'
  | Exclude<LegOutcome, 'left'>
  | 'target-left'
  | 'customer-left'
  | 'agent-ended';

/** What a desk has chosen to do where more than one thing is right. */
export interface DeskPolicy {
  /**
   * Whether a customer whose agent is lost is kept (`recover`), or the call ends as in the classic
   * tutorial (`end-call`).
   */
  readonly agentLoss: 'recover' | 'end-call';
}

/** Why a wish cannot be granted now. */
export type Refusal =
  | 'not_your_call'
  | 'no_agent_yet'
  | 'already_held'
  | 'already_merged'
  | 'not_held'
  | 'transfer_in_progress'
  | 'no_such_transfer'
  | 'target_not_answered'
  | 'target_is_owner'
  | 'target_on_the_call'
  | 'others_on_the_call'
  | 'customer_would_be_alone'
  | 'already_over'
  | 'not_queued';

/** What one event does to a call. */
export type Decision =
  /**
   * The call is in a new state and the commands are to be carried out; `settled` says how its
   * transfer ended.
   */
  | {
      readonly kind: 'moved';
      readonly to: CallState;
      readonly commands: readonly Command[];
      readonly settled?: TransferOutcome;
    }
  /** A report that no longer matters: nothing went wrong and nothing changes. */
  | { readonly kind: 'ignored' }
  /** A wish that cannot be granted in this state. */
  | { readonly kind: 'refused'; readonly because: Refusal };
