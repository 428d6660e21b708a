import { randomUUID } from 'node:crypto';
import type { Changes } from '../kernel/changes';
import type { Clock } from '../kernel/clock';
import type { DeliveryState } from '../kernel/simulator-state';
import type { Webhook, WebhookAnswer } from './webhook';
import type { WebhookFailure } from './webhook-failure';

/** The newest deliveries that are kept; a long demo must not fill the memory. */
const KEPT = 1_000;
/** As much of an answer as a person reads. */
const KEPT_BODY_CHARACTERS = 16_384;

/** How one delivery went on, told by the part that carries it out. */
export interface OpenDelivery {
  readonly id: string;
  attempted(): void;
  answered(answer: Pick<WebhookAnswer, 'status' | 'contentType' | 'body'>): void;
  failed(
    failure: WebhookFailure,
    answer?: Pick<WebhookAnswer, 'status' | 'contentType' | 'body'>,
  ): void;
  dropped(): void;
}

/** The record of every webhook: what was asked, what was answered, how often it was tried. */
export class DeliveryLog {
  private readonly deliveries = new Map<string, DeliveryState>();
  private readonly listeners = new Set<(delivery: DeliveryState) => void>();

  constructor(
    private readonly clock: Clock,
    private readonly changes: Changes,
  ) {}

  /** Oldest first. */
  all(): readonly DeliveryState[] {
    return [...this.deliveries.values()];
  }

  /** Reports every delivery as it begins and as it ends. */
  on(listener: (delivery: DeliveryState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  clear(): void {
    this.deliveries.clear();
  }

  open(webhook: Webhook): OpenDelivery {
    const id = randomUUID();
    const begun = this.clock.now();
    this.keep({
      id,
      kind: webhook.kind,
      event: webhook.event ?? null,
      callSid: webhook.callSid ?? null,
      conferenceSid: webhook.conferenceSid ?? null,
      at: begun,
      method: webhook.method,
      url: webhook.url,
      parameters: webhook.parameters,
      outcome: 'under-way',
      attempts: 0,
      status: null,
      contentType: null,
      body: null,
      error: null,
      tookMs: null,
    });
    const update = (change: Partial<DeliveryState>) => {
      const delivery = this.deliveries.get(id);
      if (delivery) this.keep({ ...delivery, ...change });
    };
    const end = (change: Partial<DeliveryState>) =>
      update({ ...change, tookMs: this.clock.now() - begun });
    return {
      id,
      attempted: () => update({ attempts: (this.deliveries.get(id)?.attempts ?? 0) + 1 }),
      answered: (answer) => end({ outcome: 'answered', ...shown(answer) }),
      failed: (failure, answer) =>
        end({
          outcome: 'failed',
          error: { code: failure.code, message: failure.message },
          ...(answer && shown(answer)),
        }),
      dropped: () => end({ outcome: 'dropped' }),
    };
  }

  private keep(delivery: DeliveryState): void {
    this.deliveries.set(delivery.id, delivery);
    if (this.deliveries.size > KEPT) {
      const [oldest] = this.deliveries.keys();
      if (oldest !== undefined) this.deliveries.delete(oldest);
    }
    for (const listener of [...this.listeners]) listener(delivery);
    this.changes.tell('delivery', delivery.id);
  }
}

function shown(answer: Pick<WebhookAnswer, 'status' | 'contentType' | 'body'>) {
  const { status, contentType, body } = answer;
  const isText = contentType === null || /text|xml|json|form/.test(contentType);
  return {
    status,
    contentType,
    body: isText
      ? body.toString('utf8').slice(0, KEPT_BODY_CHARACTERS)
      : `${body.length} bytes of ${contentType}`,
  };
}
