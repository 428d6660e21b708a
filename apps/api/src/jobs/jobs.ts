import type { HoldAudio } from '@baton/call-flow';

/** What is done after a transaction, and what it needs to know: everything else is read when it runs. */
export interface Jobs {
  /** Brings waiting customers and free agents together. */
  match: Record<string, never>;
  ring: { readonly callId: string; readonly legId: string };
  /** The ring has lasted longer than the carrier should have let it. */
  ring_deadline: { readonly callId: string; readonly legId: string };
  release: { readonly callId: string; readonly legId: string };
  hold_customer: { readonly callId: string; readonly audio: HoldAudio };
  resume_customer: { readonly callId: string };
  end_conversation: { readonly callId: string };
  /** Compares what is stored with what the carrier says. */
  sweep: Record<string, never>;
  /** Nothing has been heard of a tab for a while. */
  session_silent: { readonly sessionId: string };
}

export type JobName = keyof Jobs;
