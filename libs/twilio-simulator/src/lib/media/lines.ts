import type { CallSid } from '../kernel/exchange';

/** One WebRTC connection to one device; it becomes a call's leg once it is used for a call. */
export type LineId = string;

/**
 * The WebRTC connections of Voice SDK clients, as the gateway needs them. The SDK never trickles,
 * so every description is complete, with all candidates in it.
 */
export interface Lines {
  /** Opens a line and offers it; several devices can be offered lines for one call. */
  offer(line: LineId): Promise<string>;
  /** The device took the offer: the line is the call's leg from now on. */
  accept(line: LineId, callSid: CallSid, answer: string): Promise<void>;
  /** Opens a line that the device offered, as the call's leg. */
  answer(line: LineId, callSid: CallSid, offer: string): Promise<string>;
  /** The device changed its network and offers the same line anew. */
  renegotiate(line: LineId, offer: string): Promise<string>;
  /** Ends a line without a word; unknown ones are ignored. */
  closeLine(line: LineId): void;
  /** Reports lines whose audio is lost for good; returns how to stop. */
  onLost(listener: (line: LineId) => void): () => void;
}
