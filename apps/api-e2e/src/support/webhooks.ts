import type { DeliveryState } from '@baton/twilio-simulator';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { account, type Desk } from './desk';
import { untilNoJobIsDue } from './stored';

/** A webhook as the carrier sends it. */
export interface Webhook {
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Sends a webhook with a valid signature, or with the one given. */
export function send({ url, parameters }: Webhook, signature?: string): Promise<Response> {
  const valid = getExpectedTwilioSignature(account.authToken, url, parameters);
  return fetch(url, {
    method: 'POST',
    headers: { 'x-twilio-signature': signature ?? valid },
    body: new URLSearchParams(parameters),
  });
}

/** Every webhook that the carrier has delivered so far, oldest first; fetched audio is none. */
export function deliveriesOf(desk: Desk): readonly DeliveryState[] {
  return (
    desk.simulator.deliveries
      .all()
      .filter(({ method, outcome }) => method === 'POST' && outcome === 'answered')
      // What follows the `#` is for the carrier and is neither sent nor signed.
      .map((delivery) => ({ ...delivery, url: delivery.url.replace(/#.*$/, '') }))
  );
}

/**
 * Sends every webhook a second time, as soon as the first has been answered; returns how to stop.
 */
export function doubleWebhooks(desk: Desk): () => Promise<void> {
  const done = new Set(deliveriesOf(desk).map(({ id }) => id));
  const repeats: Promise<Response>[] = [];
  const stop = desk.simulator.onChange(({ what }) => {
    if (what !== 'delivery') return;
    for (const delivery of deliveriesOf(desk)) {
      if (done.has(delivery.id)) continue;
      done.add(delivery.id);
      repeats.push(send(delivery));
    }
  });
  return async () => {
    stop();
    for (const answer of await Promise.all(repeats)) expect(answer.status).toBeLessThan(300);
  };
}

/**
 * Calls, legs, transfers, agents and history as they are stored, to see that nothing has changed.
 */
export async function everythingStored(desk: Desk): Promise<unknown[]> {
  const tables = ['call', 'leg', 'transfer', 'call_event', 'agent'];
  return Promise.all(
    tables.map((table) => desk.database.query(`SELECT * FROM "${table}" ORDER BY 1`)),
  );
}

/**
 * Waits until the carrier knows everything, has reported everything, and all jobs are done.
 */
export async function everythingAtRest(desk: Desk): Promise<unknown[]> {
  for (;;) {
    const known = desk.simulator.deliveries.all().length;
    await desk.simulator.settled();
    await untilNoJobIsDue(desk.database);
    // A job may have asked the carrier for something, which it reports.
    await desk.simulator.settled();
    if (desk.simulator.deliveries.all().length === known) return everythingStored(desk);
  }
}
