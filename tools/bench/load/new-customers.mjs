import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { account, deskNumber, firstWebhookPath } from '../account.mjs';
import { signatureOf } from '../signature.mjs';

/**
 * @typedef {object} Order
 * @property {string[]} origins where the processes of the server listen, asked in turn
 * @property {string} base the address that the carrier knows, with which it signs
 * @property {number} concurrency how many webhooks are under way at once
 * @property {number} warmUpSeconds what is sent before is not counted
 * @property {number} seconds
 * @property {boolean} [hangUp] each customer hangs up as soon as they are answered
 * @property {number} [everyMs] a line sends no more often than this; as fast as it can otherwise
 * @property {string} [carrier] where the carrier is told of the calls that are made
 */

/** How often the carrier is told, in ms: long before anybody asks it about them. */
const tellEveryMs = 100;

/**
 * Has customers call who have never called before: as many at once as ordered, each connection
 * kept, the next as soon as one is answered.
 *
 * @param {Order} order
 */
export async function callNewCustomers(order) {
  const { origins, concurrency, warmUpSeconds, seconds } = order;
  const pools = origins.map((origin) => new Pool(origin, { connections: concurrency }));
  const news = tellCarrier(order.carrier);
  const begin = performance.now() + warmUpSeconds * 1_000;
  const end = begin + seconds * 1_000;
  /** @type {number[]} */
  const latenciesMs = [];
  let failures = 0;

  const line = async (/** @type {number} */ index) => {
    for (let turn = index; performance.now() < end; turn += 1) {
      const pool = /** @type {Pool} */ (pools[turn % pools.length]);
      const sid = `CA${randomBytes(16).toString('hex')}`;
      const form = firstForm(sid);
      news.callBegins(sid);
      const asked = performance.now();
      const status = await post(pool, order.base, { path: firstWebhookPath, form });
      const answered = performance.now();
      if (order.hangUp) {
        news.callEnds(sid);
        await post(pool, order.base, { path: '/voice/status', form: lastForm(sid) });
      }
      if (answered >= begin && answered <= end) {
        if (status === 200) latenciesMs.push(answered - asked);
        else failures += 1;
      }
      if (order.everyMs) await pause(Math.max(0, asked + order.everyMs - performance.now()));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, index) => line(index)));
  await news.stop();
  await Promise.all(pools.map((pool) => pool.close()));
  return { latenciesMs, failures };
}

/**
 * Posts a signed form; returns the status of the answer, 0 where there was none.
 *
 * @param {Pool} pool
 * @param {string} base
 * @param {{ path: string, form: Record<string, string> }} request
 */
async function post(pool, base, { path, form }) {
  const request = {
    method: /** @type {const} */ ('POST'),
    path,
    headers: {
      // The signature covers the name by which the carrier knows the server.
      host: new URL(base).host,
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signatureOf(account.authToken, base + path, form),
    },
    body: new URLSearchParams(form).toString(),
  };
  try {
    const { statusCode, body } = await pool.request(request);
    await body.dump();
    return statusCode;
  } catch {
    // Expected: a server that breaks the connection. That is a failure like any other.
    return 0;
  }
}

/** What the carrier says about a customer who calls. @param {string} sid */
export function firstForm(sid) {
  return {
    CallSid: sid,
    AccountSid: account.sid,
    From: `+1202${String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0')}`,
    To: deskNumber,
    CallStatus: 'ringing',
    ApiVersion: '2010-04-01',
    Direction: 'inbound',
    CallerCity: 'WASHINGTON',
    CallerCountry: 'US',
    CallerState: 'DC',
  };
}

/** @param {string} sid */
const lastForm = (sid) => ({
  CallSid: sid,
  AccountSid: account.sid,
  CallStatus: 'completed',
  SequenceNumber: '0',
  CallDuration: '1',
});

/**
 * Tells the carrier which calls there are, a few at a time.
 *
 * @param {string | undefined} carrier
 */
function tellCarrier(carrier) {
  /** @type {{ begun: string[], ended: string[] }} */
  let news = { begun: [], ended: [] };
  const tell = async () => {
    if (!carrier || news.begun.length + news.ended.length === 0) return;
    const body = JSON.stringify(news);
    news = { begun: [], ended: [] };
    await fetch(`${carrier}/bench/calls`, { method: 'POST', body });
  };
  const timer = setInterval(tell, tellEveryMs);
  return {
    callBegins: (/** @type {string} */ sid) => news.begun.push(sid),
    callEnds: (/** @type {string} */ sid) => news.ended.push(sid),
    stop: async () => {
      clearInterval(timer);
      await tell();
    },
  };
}
