import type { CallSid } from '../kernel/exchange';
import type { Hearing, LegLevel } from '../kernel/media-plane';
import type { LineId } from './lines';
import type { Samples } from './sounds/pcm';

/** What the simulator asks the media process and waits for. */
export type MediaRequest =
  | { readonly type: 'offer'; readonly line: LineId }
  | {
      readonly type: 'accept';
      readonly line: LineId;
      readonly callSid: CallSid;
      readonly sdp: string;
    }
  | {
      readonly type: 'answer';
      readonly line: LineId;
      readonly callSid: CallSid;
      readonly sdp: string;
    }
  | { readonly type: 'renegotiate'; readonly line: LineId; readonly sdp: string }
  | { readonly type: 'stop-recording'; readonly callSid: CallSid };

/** What the simulator tells the media process. */
export type MediaOrder =
  | { readonly type: 'add-sound'; readonly soundId: string; readonly samples: Samples }
  | { readonly type: 'remove-sound'; readonly soundId: string }
  | { readonly type: 'hear'; readonly callSid: CallSid; readonly hearing: Hearing }
  | { readonly type: 'tie'; readonly one: CallSid; readonly other: CallSid }
  | { readonly type: 'start-recording'; readonly callSid: CallSid }
  | { readonly type: 'close-line'; readonly line: LineId }
  | { readonly type: 'close-leg'; readonly callSid: CallSid };

/** What the media process reports. */
export type MediaReport =
  | { readonly type: 'levels'; readonly levels: readonly LegLevel[] }
  | { readonly type: 'silence'; readonly callSid: CallSid; readonly silent: boolean }
  | { readonly type: 'line-lost'; readonly line: LineId };

/** A finished recording. */
export interface RecordedWav {
  readonly wav: Uint8Array;
  readonly durationMs: number;
}

/** How the media process reaches the network. */
export interface NetworkOptions {
  /**
   * An address that browsers reach this machine by, when it is not one of its own (containers,
   * NAT).
   */
  readonly announcedAddress?: string;
  /** UDP ports to take, so that they can be published. */
  readonly udpPorts?: { readonly min: number; readonly max: number };
}
