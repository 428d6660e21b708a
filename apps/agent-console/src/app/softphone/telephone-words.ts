import { cannotCallText } from './can-call';
import type { MicrophoneStatus } from './microphone';
import type { Registration, TelephoneFault } from './telephone';

/** Says in a word or two whether the telephone can ring. */
export function registrationText(registration: Registration, fault: TelephoneFault | null): string {
  if (fault === 'insecure-page' || fault === 'unsupported-browser') return 'Phone not connected';
  switch (registration) {
    case 'off':
    case 'registering':
      return 'Phone connecting…';
    case 'registered':
      return 'Phone ready';
    case 'reconnecting':
      return 'Phone reconnecting…';
  }
}

/** Says what is wrong with the telephone and what helps. */
export function faultText(fault: TelephoneFault): string {
  switch (fault) {
    case 'microphone-denied':
      return 'Your browser blocks the microphone. Allow it in the address bar, then try again.';
    case 'microphone-missing':
      return 'The microphone does not work. Plug one in, or close the app that uses it.';
    case 'token-refused':
      return 'Your phone could not sign in. Trying again.';
    case 'unreachable':
      return 'The phone service cannot be reached. Trying again. You get no calls until then.';
    case 'no-audio':
      return 'Audio cannot reach the phone service. A firewall or VPN may block it.';
    case 'insecure-page':
    case 'unsupported-browser':
      return cannotCallText(fault);
    case 'other':
      return 'Your phone reported an error. If calls do not work, reload the page.';
  }
}

/** Says what is wrong with the microphone and what helps; null when nothing is. */
export function microphoneTrouble(status: MicrophoneStatus): string | null {
  switch (status) {
    case 'unknown':
    case 'ready':
      return null;
    case 'asking':
      return 'Your browser asks for the microphone. Choose "Allow" so that customers can hear you.';
    case 'denied':
      return 'The microphone is blocked. Allow it in the site settings, then try again.';
    case 'missing':
      return 'No microphone was found. Plug in a headset and try again.';
    case 'lost':
      return 'Your microphone was unplugged. Plug it in again, or choose another one.';
    case 'busy':
      return 'Another app is using the microphone. Close it and try again.';
    case 'insecure-page':
    case 'unsupported-browser':
      return cannotCallText(status);
  }
}
