import { cannotCallText } from './can-call';
import type { MicrophoneStatus } from './microphone';
import type { Registration, TelephoneFault } from './telephone';

/** Says in a word or two whether the telephone can ring. */
export function registrationText(registration: Registration, fault: TelephoneFault | null): string {
  if (fault === 'insecure-page' || fault === 'unsupported-browser') return 'No telephone here';
  switch (registration) {
    case 'off':
    case 'registering':
      return 'Telephone connecting…';
    case 'registered':
      return 'Telephone ready';
    case 'reconnecting':
      return 'Telephone reconnecting…';
  }
}

/** Says what is wrong with the telephone and what helps. */
export function faultText(fault: TelephoneFault): string {
  switch (fault) {
    case 'microphone-denied':
      return 'The browser does not let this page use the microphone. Allow it beside the address, then try again.';
    case 'microphone-missing':
      return 'No microphone could be opened. Plug one in, or close the program that uses it.';
    case 'token-refused':
      return 'The telephone service did not accept this session. A new permission is being fetched.';
    case 'unreachable':
      return 'The telephone service cannot be reached. Trying again; calls cannot ring here until then.';
    case 'no-audio':
      return 'No sound gets through to the telephone service. A firewall or VPN may be in the way.';
    case 'insecure-page':
    case 'unsupported-browser':
      return cannotCallText(fault);
    case 'other':
      return 'The telephone reported an error. If calls do not work, reload the page.';
  }
}

/** Says what is wrong with the microphone and what helps; null when nothing is. */
export function microphoneTrouble(status: MicrophoneStatus): string | null {
  switch (status) {
    case 'unknown':
    case 'ready':
      return null;
    case 'asking':
      return 'Your browser is asking for the microphone. Choose "Allow", so that customers can hear you.';
    case 'denied':
      return 'The microphone is blocked for this page. Open the site settings beside the address, allow the microphone, and try again.';
    case 'missing':
      return 'No microphone was found. Plug in a headset and try again.';
    case 'lost':
      return 'Your microphone was unplugged. Plug it in again, or choose another one.';
    case 'busy':
      return 'Another program is using the microphone. Close it and try again.';
    case 'insecure-page':
    case 'unsupported-browser':
      return cannotCallText(status);
  }
}
