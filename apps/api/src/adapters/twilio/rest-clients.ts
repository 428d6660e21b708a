import { Twilio } from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';
import type { Environment } from '../../config/environment.schema';
import { CarrierLoad } from './carrier-load';

/** A customer must not wait longer for a carrier that does not answer, in ms. */
export const answerTimeoutMs = 5_000;

/** Commands are repeated when the carrier has too much to do, and never wait for looks. */
class CommandClient extends RequestClient {
  constructor(private readonly load: CarrierLoad) {
    // Repeats only what was answered 429, which is never carried out:
    // https://www.twilio.com/docs/api/errors/20429
    super({ timeout: answerTimeoutMs, autoRetry: true, maxRetries: 3 });
  }

  override async request<T>(given: RequestClient.RequestOptions<T>) {
    return this.load.note(await super.request<T>(given));
  }
}

/** Looks have connections of their own, and give way at once when the carrier has too much to do. */
class LookClient extends RequestClient {
  constructor(
    private readonly load: CarrierLoad,
    maxSockets: number,
  ) {
    super({ timeout: answerTimeoutMs, maxSockets, maxFreeSockets: maxSockets });
  }

  override async request<T>(given: RequestClient.RequestOptions<T>) {
    return this.load.look(() => super.request<T>(given));
  }
}

/** The ways to the carrier of one process: for what it is to do, and for looking at it. */
export function restClients(environment: Environment) {
  const { TWILIO_API_KEY_SID: key, TWILIO_API_KEY_SECRET: secret } = environment;
  const load = new CarrierLoad(environment.TWILIO_CONCURRENT_REQUESTS);
  const open = (httpClient: RequestClient) => {
    const client = new Twilio(key, secret, {
      accountSid: environment.TWILIO_ACCOUNT_SID,
      httpClient,
    });
    if (environment.TWILIO_API_BASE_URL) client.api.baseUrl = environment.TWILIO_API_BASE_URL;
    return client;
  };
  return {
    load,
    commands: open(new CommandClient(load)),
    looks: open(new LookClient(load, environment.TWILIO_CONCURRENT_REQUESTS)),
  };
}
