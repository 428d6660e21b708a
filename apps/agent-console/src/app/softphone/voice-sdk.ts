import { InjectionToken } from '@angular/core';
import type { Device } from '@twilio/voice-sdk';

/** What we use of the Voice SDK's device class. */
export interface DeviceClass {
  readonly isSupported: boolean;
  new (token: string, options: Device.Options): Device;
}

/**
 * Loads the Voice SDK when the first token is there: not earlier, because of the simulator's
 * socket.
 */
export const LOAD_VOICE_SDK = new InjectionToken<() => Promise<DeviceClass>>('LOAD_VOICE_SDK', {
  providedIn: 'root',
  factory: () => async () => (await import('@twilio/voice-sdk')).Device,
});
