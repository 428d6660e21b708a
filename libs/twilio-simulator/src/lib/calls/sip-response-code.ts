import type { Call } from './call';

/**
 * How the network answered a call that Twilio placed, as its last status callback tells; null for
 * one that came in.
 */
export function sipResponseCode(call: Call): string | null {
  if (call.direction === 'inbound') return null;
  switch (call.status) {
    case 'completed':
      return '200';
    case 'busy':
      return '486';
    case 'no-answer':
      // Who was never reached is unavailable; who let it ring was canceled.
      return call.rangAt === null ? '480' : '487';
    case 'canceled':
      return '487';
    case 'failed':
      return '404';
    default:
      return null;
  }
}
