import { z } from 'zod';

/**
 * The Voice SDK's signalling ("PStream") as `@twilio/voice-sdk` 2.18 speaks it over its WebSocket.
 * Twilio does not document it; the SDK's source, `lib/twilio/pstream.ts`, is its description.
 */

const callSid = z.string().min(1).max(128);
const sdp = z.string().min(1).max(100_000);

/** What a client may send. Fields that nobody needs are let through unread. */
const clientMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('listen'),
    payload: z.object({ token: z.string(), reconnectTimeout: z.number().min(0).optional() }),
  }),
  z.object({
    type: z.literal('register'),
    payload: z.object({ media: z.object({ audio: z.boolean() }) }),
  }),
  z.object({
    type: z.literal('invite'),
    payload: z.object({
      callsid: callSid,
      sdp,
      /** Present when the client takes up a call that exists already. */
      reconnect: z.string().optional(),
      twilio: z.object({ params: z.string().optional() }).optional(),
    }),
  }),
  z.object({ type: z.literal('answer'), payload: z.object({ callsid: callSid, sdp }) }),
  z.object({ type: z.literal('reject'), payload: z.object({ callsid: callSid }) }),
  z.object({ type: z.literal('hangup'), payload: z.object({ callsid: callSid }) }),
  z.object({
    type: z.literal('dtmf'),
    payload: z.object({ callsid: callSid, dtmf: z.string().max(1000) }),
  }),
  z.object({ type: z.literal('reinvite'), payload: z.object({ callsid: callSid, sdp }) }),
  z.object({
    type: z.literal('message'),
    payload: z.object({
      callsid: callSid,
      content: z.unknown(),
      messagetype: z.string(),
      voiceeventsid: z.string(),
    }),
  }),
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

/** Reads a frame; null for one that no SDK would send, which the real service drops as well. */
export function readClientMessage(frame: string): ClientMessage | null {
  try {
    return clientMessageSchema.safeParse(JSON.parse(frame)).data ?? null;
  } catch {
    // Not JSON.
    return null;
  }
}

/** An error that the SDK turns into one of its own by the code. */
export interface SignallingError {
  readonly code: number;
  readonly message: string;
}

/** What the gateway may send. */
export type GatewayMessage =
  | {
      readonly type: 'connected';
      readonly payload: {
        readonly token: { readonly identity: string | null; readonly ttl: number };
        readonly region: string;
        readonly edge: string;
        readonly home: string;
        readonly gateway: string;
      };
    }
  | {
      readonly type: 'error';
      readonly payload: {
        readonly error: SignallingError;
        readonly callsid?: string;
        readonly voiceeventsid?: string;
      };
    }
  | { readonly type: 'ready' | 'offline'; readonly payload: Record<string, never> }
  | {
      readonly type: 'invite';
      readonly payload: {
        readonly callsid: string;
        readonly sdp: string;
        readonly reconnect: string;
        readonly parameters: Readonly<Record<string, string>>;
      };
    }
  | { readonly type: 'cancel'; readonly payload: { readonly callsid: string } }
  | {
      readonly type: 'ringing';
      readonly payload: { readonly callsid: string; readonly sdp: string };
    }
  | {
      readonly type: 'answer';
      readonly payload: {
        readonly callsid: string;
        readonly sdp?: string;
        readonly reconnect?: string;
      };
    }
  | {
      readonly type: 'hangup';
      readonly payload: { readonly callsid: string; readonly error?: SignallingError };
    }
  | {
      readonly type: 'message';
      readonly payload: {
        readonly callsid: string;
        readonly content: unknown;
        readonly contenttype: 'application/json';
        readonly messagetype: 'user-defined-message';
        readonly voiceeventsid: string;
      };
    }
  | {
      readonly type: 'ack';
      readonly payload: {
        readonly acktype: 'message';
        readonly callsid: string;
        readonly voiceeventsid: string;
      };
    };
