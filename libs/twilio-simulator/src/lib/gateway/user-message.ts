import type { SignallingError } from './messages';

/** The longest content, in bytes: https://www.twilio.com/docs/voice/sdks/call-message-events */
const maxContentBytes = 10_000;

/** Why a client's message into its call is not delivered; null when it is. */
export function refuseUserMessage(message: {
  readonly messagetype: string;
  readonly content: unknown;
}): SignallingError | null {
  if (message.messagetype !== 'user-defined-message') {
    return { code: 31210, message: 'Invalid message type' };
  }
  if (Buffer.byteLength(JSON.stringify(message.content ?? null)) > maxContentBytes) {
    return { code: 31212, message: 'Call message event payload size exceeded' };
  }
  return null;
}
