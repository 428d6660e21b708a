import type { TelephoneFault } from './telephone';

/**
 * Puts an error of the Voice SDK into our words; https://www.twilio.com/docs/api/errors lists the
 * codes.
 */
export function faultOf(code: number | undefined): TelephoneFault {
  switch (code) {
    case 31401:
      return 'microphone-denied';
    case 31402:
      return 'microphone-missing';
    case 20101:
    case 20104:
    case 20151:
    case 20157:
    case 31201:
    case 31202:
    case 31204:
    case 31205:
    case 31207:
      return 'token-refused';
    case 31000:
    case 31003:
    case 31005:
    case 31009:
    case 53000:
    case 53001:
      return 'unreachable';
    case 53400:
    case 53402:
    case 53405:
      return 'no-audio';
    default:
      return 'other';
  }
}
