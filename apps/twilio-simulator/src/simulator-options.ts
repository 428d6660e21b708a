import { type SimulatorOptions, twimlBinUrl } from '@baton/twilio-simulator';
import type { Settings } from './settings';

/** The sid of the bin with the fallback document. */
const FALLBACK_BIN = 'EH00000000000000000000000000000001';

/** One account with one number and one TwiML application, which both ask the same webhook. */
export function simulatorOptions(settings: Settings): Omit<SimulatorOptions, 'media'> {
  const { FALLBACK_TWIML: twiml } = settings;
  const fallback = settings.VOICE_FALLBACK_URL ?? (twiml && twimlBinUrl(FALLBACK_BIN));
  const voice = {
    voiceUrl: settings.VOICE_URL,
    ...(fallback && { voiceFallbackUrl: fallback }),
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
    ...(twiml && { twimlBins: [{ sid: FALLBACK_BIN, twiml }] }),
  };
}
