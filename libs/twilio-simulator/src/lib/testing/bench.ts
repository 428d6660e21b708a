import twilio, { type Twilio } from 'twilio';
import { SilentMedia } from '../kernel/silent-media';
import type { RunningSimulator } from '../running-simulator';
import { startSimulator } from '../simulator';
import type { SimulatorOptions } from '../simulator-options';
import { VirtualClock } from '../kernel/virtual-clock';
import { Application } from './application';

export const ACCOUNT_SID = 'AC00000000000000000000000000000001';
export const AUTH_TOKEN = '0123456789abcdef0123456789abcdef';
export const API_KEY = {
  sid: 'SK00000000000000000000000000000001',
  secret: 'fedcba9876543210fedcba9876543210',
};
export const DESK_NUMBER = '+12025550100';
export const CUSTOMER_NUMBER = '+12025550111';
export const APPLICATION_SID = 'AP00000000000000000000000000000001';

/**
 * A simulator in virtual time, an application behind it, and the official client in front of it.
 */
export interface Bench {
  readonly simulator: RunningSimulator;
  readonly application: Application;
  readonly clock: VirtualClock;
  readonly media: SilentMedia;
  readonly client: Twilio;
  stop(): Promise<void>;
}

export async function startBench(options: Partial<SimulatorOptions> = {}): Promise<Bench> {
  const application = await Application.start();
  const clock = new VirtualClock();
  const media = new SilentMedia();
  const simulator = await startSimulator({
    port: 0,
    account: { sid: ACCOUNT_SID, authToken: AUTH_TOKEN, apiKeys: [API_KEY] },
    numbers: [
      {
        phoneNumber: DESK_NUMBER,
        voiceUrl: `${application.url}/voice`,
        statusCallback: `${application.url}/number-status`,
      },
    ],
    applications: [{ sid: APPLICATION_SID, voiceUrl: `${application.url}/client-voice` }],
    clock,
    media,
    ...options,
  });
  return {
    ...{ simulator, application, clock, media },
    client: clientOf(simulator),
    stop: async () => {
      await simulator.close();
      await application.stop();
    },
  };
}

/** The official client, with nothing changed but where the API is. */
export function clientOf(
  simulator: RunningSimulator,
  credentials: { readonly user: string; readonly password: string } = {
    user: ACCOUNT_SID,
    password: AUTH_TOKEN,
  },
): Twilio {
  const client = twilio(credentials.user, credentials.password, { accountSid: ACCOUNT_SID });
  client.api.baseUrl = simulator.url;
  return client;
}

/** Wraps verbs in a document. */
export function twiml(...verbs: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs.join('')}</Response>`;
}
