import type { Call } from '../calls/call';
import type { CallControl } from '../calls/call-control';
import type { CallProgress } from '../calls/call-progress';
import type { Digits } from '../calls/digits';
import type { OutboundCalls } from '../calls/outbound-calls';
import type { Ears } from '../kernel/ears';
import type { DocumentSource } from '../twiml/document-source';
import type { Playback } from '../twiml/playback';

/** How dialing ended, for the action's fields. */
export interface DialOutcome {
  readonly status: 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';
  readonly child: Call | null;
  /** Null when the child was given another document, and then it is not told. */
  readonly durationSeconds: number | null;
  readonly bridged: boolean;
}

/** The outcome of a `<Dial>` that reached nobody. */
export function nobodyReached(
  status: DialOutcome['status'],
  child: Call | null = null,
): DialOutcome {
  return { status, child, durationSeconds: 0, bridged: false };
}

/** What dialing needs. */
export interface DialParts {
  readonly control: CallControl;
  readonly digits: Digits;
  readonly ears: Ears;
  readonly outbound: OutboundCalls;
  readonly playback: Playback;
  readonly progress: CallProgress;
  /** Follows a document to its end on a call, without hanging up. */
  readonly whisper: (call: Call, source: DocumentSource, signal: AbortSignal) => Promise<void>;
}
