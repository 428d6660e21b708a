import type { AgentId, CallId, HoldAudio, LegId } from '@baton/call-flow';

/** A part of what the carrier was told to play to a customer. */
export interface SoundPart {
  readonly order: number;
  readonly part: number;
}

/**
 * What is done after a transaction, and what it needs to know: everything else is read when it
 * runs.
 */
export interface Jobs {
  /** Brings waiting customers and free agents together. */
  match: Record<string, never>;
  ring: { readonly callId: CallId; readonly legId: LegId };
  /** The ring has lasted longer than the carrier should have let it. */
  ring_deadline: { readonly callId: CallId; readonly legId: LegId };
  /** Rings a lost agent, if their page is back. */
  recall: { readonly callId: CallId };
  /** A lost agent's page has had its time to come back. */
  grace_over: { readonly callId: CallId; readonly lostAt: string };
  /** A customer has waited for as long as the desk lets them without asking. */
  wait_over: { readonly callId: CallId; readonly since: string };
  /** A customer has had the time that the menu takes; perhaps they never heard it. */
  choice_over: { readonly callId: CallId; readonly askedAt: string };
  /** Has the carrier hand on what an agent's page says over its leg. */
  listen_to_leg: { readonly callId: CallId; readonly legId: LegId };
  release: { readonly callId: CallId; readonly legId: LegId };
  /** Has an answered leg ask again where it belongs. */
  place_leg: { readonly callId: CallId; readonly legId: LegId };
  /**
   * Has the customer ask again where they belong; `entry` is which of their entries into a room was
   * to be the next.
   */
  place_customer: { readonly callId: CallId; readonly entry: number };
  hold_customer: { readonly callId: CallId; readonly audio: HoldAudio };
  resume_customer: { readonly callId: CallId };
  /** Something should have begun that the customer is to hear: part of an order to the carrier. */
  sound_due: SoundPart & { readonly callId: CallId };
  end_conversation: { readonly callId: CallId };
  /** Looks at one call at the carrier; `seen` are the differences that the look before has seen. */
  sweep: { readonly callId: CallId; readonly seen: readonly string[] };
  /**
   * Compares all live calls with what the carrier says; `since` is when that was done last, and null
   * when nobody knows. `seen` are the calls that have shown a difference, or could not be looked at.
   */
  desk_sweep: {
    readonly since: string | null;
    readonly round: number;
    /** How many rounds in a row have found no call. */
    readonly quiet: number;
    readonly seen: Readonly<Record<CallId, readonly string[]>>;
    /** When the next round is due, until which only what was seen is looked at; null for now. */
    readonly roundAt: string | null;
  };
  /** An agent has had their time to finish the work on a call. */
  wrap_up_over: { readonly agentId: AgentId; readonly until: string };
  /** An agent may not be there any more for the ring that waits for them. */
  withdraw_ring: { readonly agentId: AgentId };
  /** Nothing has been heard of a tab for a while. */
  tab_silent: { readonly tabId: string };
  /** A session has ended; `legIds` are the legs that its tabs talked over. */
  session_over: { readonly agentId: AgentId; readonly legIds: readonly LegId[] };
}

export type JobName = keyof Jobs;
