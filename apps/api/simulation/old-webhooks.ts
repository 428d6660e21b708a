import type { World } from './world';

/** Somebody sends a webhook again that was recorded earlier; its signature is still right. */
export function replay({ webhooks, story }: World, roll: number): void {
  const old = webhooks.carried[Math.floor(roll * webhooks.carried.length)];
  if (!old) return;
  story.tell(`⚡ an old webhook is replayed: ${new URL(old.url).pathname}`);
  // An attacker who replays it is not the carrier, and does not do what is answered.
  webhooks.bring({ ...old, deadline: new AbortController().signal }).catch(() => undefined);
}

/** Somebody sends a webhook that the carrier never signed. */
export function forge({ webhooks, story, oracle }: World, roll: number): void {
  const old = webhooks.carried[Math.floor(roll * webhooks.carried.length)];
  if (!old) return;
  story.tell(`⚡ a webhook is forged: ${new URL(old.url).pathname}`);
  const form = new URLSearchParams(old.body);
  form.set('CallStatus', 'completed');
  form.set('SequenceNumber', '99');
  const forged = { ...old, body: form.toString(), deadline: new AbortController().signal };
  webhooks.bring(forged).then(
    ({ status }) => {
      if (status !== 403) oracle.say('what is forged is refused', `it was answered ${status}`);
    },
    () => undefined,
  );
}
