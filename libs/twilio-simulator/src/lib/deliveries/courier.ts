import { randomUUID } from 'node:crypto';
import type { Account } from '../kernel/account';
import type { Activity } from '../kernel/activity';
import { attempt, AttemptFailure, type AttemptAnswer, type Transport } from './attempt';
import { connectionOverridesOf, type ConnectionOverrides } from './connection-overrides';
import { Cookies } from './cookies';
import type { DeliveryLog, OpenDelivery } from './delivery-log';
import { signatureOf } from './signature';
import type { HttpMethod, Webhook, WebhookAnswer } from './webhook';
import { WebhookFailure } from './webhook-failure';

const MAX_REDIRECTS = 10;
/** Nobody's: a forger of webhooks does not know the account's. */
const FORGERS_TOKEN = 'f0'.repeat(16);
/** https://www.twilio.com/docs/api/errors/11750 */
const MAX_DOCUMENT_BYTES = 64 * 1024;
const MAX_AUDIO_BYTES = 40 * 1024 * 1024;

/**
 * Carries webhooks to the application: signed, with Twilio's patience, retries and redirects, and
 * on record.
 */
export class Courier {
  private readonly cookies = new Cookies();

  constructor(
    private readonly account: Account,
    private readonly log: DeliveryLog,
    private readonly activity: Activity,
    private readonly transport: Transport = attempt,
  ) {}

  /**
   * Delivers one webhook; rejects with a WebhookFailure when the answer is not 2xx.
   */
  deliver(webhook: Webhook): Promise<WebhookAnswer> {
    return this.activity.track(this.record(webhook, this.log.open(webhook)));
  }

  forgetCall(callSid: string): void {
    this.cookies.forget(callSid);
  }

  private async record(webhook: Webhook, delivery: OpenDelivery): Promise<WebhookAnswer> {
    try {
      const answer = await this.tryRepeatedly(webhook, delivery);
      if (answer.status >= 200 && answer.status < 300) {
        delivery.answered(answer);
        return answer;
      }
      const failure = new WebhookFailure(11200, `Got HTTP ${answer.status} for ${webhook.url}`);
      delivery.failed(failure, answer);
      throw failure;
    } catch (error) {
      // Only failures of the delivery itself are expected; a bug of the simulator must be seen.
      if (error instanceof AttemptFailure) delivery.failed(error);
      throw error;
    }
  }

  private async tryRepeatedly(webhook: Webhook, delivery: OpenDelivery): Promise<WebhookAnswer> {
    const overrides = connectionOverridesOf(webhook.url);
    const deadline = AbortSignal.timeout(overrides.totalTimeoutMs);
    const idempotencyToken = randomUUID();
    for (let retriesLeft = overrides.retries; ; retriesLeft -= 1) {
      delivery.attempted();
      try {
        const answer = await this.follow(webhook, { overrides, deadline, idempotencyToken });
        if (retriesLeft <= 0 || !isRetried(answer.status, overrides)) return answer;
      } catch (error) {
        if (!(error instanceof AttemptFailure) || retriesLeft <= 0) throw error;
        if (!error.retriedAs || !overrides.retryOn.includes(error.retriedAs)) throw error;
      }
    }
  }

  private async follow(
    webhook: Webhook,
    transport: {
      readonly overrides: ConnectionOverrides;
      readonly deadline: AbortSignal;
      readonly idempotencyToken: string;
    },
  ): Promise<WebhookAnswer> {
    const first = requestLine(webhook);
    let url = first.url;
    let method: HttpMethod = webhook.method;
    let form = first.form;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const target = targetOf(url);
      const answer = await this.transport({
        url,
        method,
        headers: {
          ...this.headers({
            ...{ url, form, idempotencyToken: transport.idempotencyToken },
            authToken: webhook.isForged === true ? FORGERS_TOKEN : this.account.authToken,
          }),
          ...this.cookieHeader(webhook, target),
          ...(method === 'POST' && { 'Content-Type': 'application/x-www-form-urlencoded' }),
        },
        body: method === 'POST' ? new URLSearchParams(form).toString() : '',
        maxBytes: webhook.kind === 'audio' ? MAX_AUDIO_BYTES : MAX_DOCUMENT_BYTES,
        patience: transport.overrides,
        deadline: transport.deadline,
      });
      this.cookies.keep(webhook.callSid, target, answer.headers['set-cookie'] ?? []);
      const location = answer.headers.location;
      if (answer.status < 300 || answer.status >= 400 || location === undefined) {
        return whole(answer, { url, method });
      }
      url = URL.parse(location, url)?.href ?? location;
      // The form is lost on the way, as with most HTTP clients; 307 and 308 keep it.
      if (answer.status !== 307 && answer.status !== 308) {
        method = 'GET';
        form = {};
      }
    }
    throw new AttemptFailure(11215, `More than ${MAX_REDIRECTS} redirects from ${url}`, null);
  }

  private headers(request: {
    readonly url: string;
    readonly form: Readonly<Record<string, string>>;
    readonly idempotencyToken: string;
    readonly authToken: string;
  }): Record<string, string> {
    return {
      'X-Twilio-Signature': signatureOf(request),
      'I-Twilio-Idempotency-Token': request.idempotencyToken,
      'User-Agent': 'TwilioProxy/1.1',
      Accept: '*/*',
    };
  }

  private cookieHeader(webhook: Webhook, url: URL): Record<string, string> {
    const cookie = this.cookies.headerFor(webhook.callSid, url);
    return cookie === undefined ? {} : { Cookie: cookie };
  }
}

/**
 * A GET carries its fields in the query; the fragment with the connection overrides is not sent.
 */
function requestLine(webhook: Webhook): { url: string; form: Webhook['parameters'] } {
  const url = webhook.url.replace(/#.*$/s, '');
  if (webhook.method === 'POST') return { url, form: webhook.parameters };
  const query = new URLSearchParams(webhook.parameters).toString();
  if (query === '') return { url, form: {} };
  return { url: `${url}${url.includes('?') ? '&' : '?'}${query}`, form: {} };
}

function targetOf(url: string): URL {
  const target = URL.parse(url);
  if (!target || !['http:', 'https:'].includes(target.protocol)) {
    throw new AttemptFailure(11100, `${url} is not a URL that can be fetched`, null);
  }
  return target;
}

function isRetried(status: number, overrides: ConnectionOverrides): boolean {
  if (status >= 500) return overrides.retryOn.includes('5xx');
  return status >= 400 && overrides.retryOn.includes('4xx');
}

function whole(
  answer: AttemptAnswer,
  address: { readonly url: string; readonly method: HttpMethod },
): WebhookAnswer {
  return {
    status: answer.status,
    contentType: answer.headers['content-type'] ?? null,
    cacheControl: answer.headers['cache-control'] ?? null,
    body: answer.body,
    address,
  };
}
