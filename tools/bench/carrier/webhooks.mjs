import { Pool } from 'undici';
import { account } from '../account.mjs';
import { signatureOf } from '../signature.mjs';

/** More at once than any desk is posted here. */
const connections = 512;

/** Sends what the carrier posts to the desk and fetches from it, and measures the answers. */
export class Webhooks {
  /** @type {Pool[]} */
  #pools = [];
  #turn = 0;
  /** @type {{ latenciesMs: number[], failures: string[] }} */
  #sent = { latenciesMs: [], failures: [] };

  /**
   * Where the desk's processes listen; they are asked in turn, as by a load balancer.
   *
   * @param {readonly string[]} origins
   */
  lead(origins) {
    for (const pool of this.#pools) void pool.destroy();
    this.#pools = origins.map((origin) => new Pool(origin, { connections }));
  }

  /**
   * Posts a signed form; returns the document that answers it, empty when there is none.
   *
   * @param {string} url
   * @param {Record<string, string>} form
   */
  async post(url, form) {
    const { host, path, href } = parts(url);
    return this.#send({
      method: 'POST',
      path,
      headers: {
        host,
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signatureOf(account.authToken, href, form),
      },
      body: new URLSearchParams(form).toString(),
    });
  }

  /** Fetches a sound. @param {string} url */
  async fetch(url) {
    const { host, path } = parts(url);
    return this.#send({ method: 'GET', path, headers: { host } });
  }

  /** What has been sent since this was asked last. */
  take() {
    const taken = this.#sent;
    this.#sent = { latenciesMs: [], failures: [] };
    return taken;
  }

  /** @param {import('undici').Dispatcher.RequestOptions} request */
  async #send(request) {
    this.#turn += 1;
    const pool = this.#pools[this.#turn % this.#pools.length];
    // The desk is gone, and somebody's document was still on its way.
    if (!pool) return '';
    const begun = performance.now();
    const what = `${request.method} ${request.path.split('?')[0]}`;
    try {
      const { statusCode, body } = await pool.request(request);
      const text = await body.text();
      this.#sent.latenciesMs.push(performance.now() - begun);
      if (statusCode >= 300) this.#fail(`${what}: ${statusCode} ${text}`);
      return statusCode < 300 ? text : '';
    } catch (error) {
      // Expected: the desk has been stopped, or does not answer.
      this.#fail(`${what}: ${/** @type {Error} */ (error).message}`);
      return '';
    }
  }

  /** @param {string} why */
  #fail(why) {
    // Enough to see what is wrong.
    if (this.#sent.failures.length < 20) this.#sent.failures.push(why);
  }
}

/** What follows the `#` is for the carrier, and is neither sent nor signed. @param {string} url */
function parts(url) {
  const href = url.replace(/#.*$/s, '');
  const { host, pathname, search } = new URL(href);
  return { href, host, path: pathname + search };
}
