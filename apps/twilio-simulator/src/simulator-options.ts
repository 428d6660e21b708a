import type { SimulatorOptions } from '@baton/twilio-simulator';
import type { Settings } from './settings';

/** One account with one number and one TwiML application, which both ask the same webhook. */
export function simulatorOptions(settings: Settings): Omit<SimulatorOptions, 'media'> {
  const voice = {
    voiceUrl: settings.VOICE_URL,
    ...(settings.VOICE_FALLBACK_URL && { voiceFallbackUrl: settings.VOICE_FALLBACK_URL }),
    ...(settings.STATUS_CALLBACK_URL && { statusCallback: settings.STATUS_CALLBACK_URL }),
  };
  return {
    port: settings.PORT,
    host: settings.HOST,
    controlFrom: settings.CONTROL_FROM,
    account: {
      sid: settings.TWILIO_ACCOUNT_SID,
      authToken: settings.TWILIO_AUTH_TOKEN,
      apiKeys: [{ sid: settings.TWILIO_API_KEY_SID, secret: settings.TWILIO_API_KEY_SECRET }],
    },
    numbers: [{ phoneNumber: settings.TWILIO_NUMBER, ...voice }],
    applications: [{ sid: settings.TWIML_APP_SID, ...voice }],
  };
}
