/** @import { Exchange } from './exchange.mjs' */

/** How many customers call at the same moment; the next ones when these hear something. */
const atOnce = 12;

/** Keeps so many customers on the line: when one has gone, the next one calls. */
export class Cycles {
  #wanted = 0;
  #onTheLine = 0;
  #dialling = 0;
  /** @type {{ gone: number, ringOrderedMs: number[] }} */
  #seen = { gone: 0, ringOrderedMs: [] };

  /** @param {Exchange} exchange */
  constructor(exchange) {
    this.exchange = exchange;
    exchange.onCustomerGone = (call) => {
      this.#seen.gone += 1;
      if (call.ringOrderedMs !== null) this.#seen.ringOrderedMs.push(call.ringOrderedMs);
      this.#onTheLine -= 1;
      this.#fill();
    };
  }

  /**
   * Has so many customers on the line from now on; fewer only as they go by themselves.
   *
   * @param {number} count
   */
  keep(count) {
    this.#wanted = count;
    this.#fill();
  }

  /** Those who were on the line are forgotten. */
  forget() {
    this.#wanted = 0;
    this.#onTheLine = 0;
    this.take();
  }

  take() {
    const taken = this.#seen;
    this.#seen = { gone: 0, ringOrderedMs: [] };
    return taken;
  }

  #fill() {
    while (this.#onTheLine < this.#wanted && this.#dialling < atOnce) {
      this.#onTheLine += 1;
      this.#dialling += 1;
      void this.exchange.customerCalls().then(() => {
        this.#dialling -= 1;
        this.#fill();
      });
    }
  }
}
