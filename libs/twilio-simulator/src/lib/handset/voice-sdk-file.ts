import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Where the official SDK's build for browsers lies; its package names only its build for bundlers.
 */
export function voiceSdkFile(): string {
  const main = createRequire(__filename).resolve('@twilio/voice-sdk');
  return join(dirname(main), '..', 'dist', 'twilio.min.js');
}
