import { setTimeout as pause } from 'node:timers/promises';
import { readVerbs } from './twiml.mjs';

/** @import { Verb } from './twiml.mjs' */

/** How long something takes to say here, in ms: nobody listens. */
const sayMs = 200;

/** How long the desk's music lasts, in ms. */
const musicMs = 60_000;

/**
 * @typedef {object} Stage what documents can do
 * @property {(url: string, form: Record<string, string>) => Promise<string>} post
 * @property {(url: string) => Promise<string>} fetch
 * @property {(verb: Verb) => Promise<void>} dial ends when the connection has left the room
 * @property {() => void} hangUp
 */

/** Plays documents, one after the other, until another one is to be played instead. */
export class Player {
  #stage;
  #form;
  #current = new AbortController();

  /**
   * @param {Stage} stage
   * @param {() => Record<string, string>} form what each document is asked for with
   */
  constructor(stage, form) {
    this.#stage = stage;
    this.#form = form;
  }

  /**
   * Fetches a document and plays it, in the place of what is played now.
   *
   * @param {string} url
   * @param {Record<string, string>} [more] what it is asked for with besides
   */
  async play(url, more = {}) {
    this.stop();
    const current = (this.#current = new AbortController());
    /** @type {string | null} */
    let next = url;
    for (let form = more; next !== null && !current.signal.aborted; form = {}) {
      const document = await this.#stage.post(next, { ...this.#form(), ...form });
      next = document ? await this.#perform(readVerbs(document), current.signal) : null;
    }
  }

  /** Plays nothing any more. */
  stop() {
    this.#current.abort();
  }

  /**
   * Does what a document says; returns the address of the next one, or null.
   *
   * @param {readonly Verb[]} verbs
   * @param {AbortSignal} signal
   */
  async #perform(verbs, signal) {
    for (const verb of verbs) {
      if (signal.aborted) return null;
      switch (verb.name) {
        case 'Say':
          await sleep(sayMs, signal);
          break;
        case 'Pause':
          await sleep(Number(verb.attributes['length'] ?? 1) * 1_000, signal);
          break;
        case 'Play':
          // Music is fetched once and kept, as the carrier does with what may be kept.
          if (verb.text.includes('/heard/')) await this.#stage.fetch(verb.text);
          else await sleep(musicMs, signal);
          break;
        case 'Redirect':
          return verb.text;
        case 'Dial':
          await this.#stage.dial(verb);
          if (verb.attributes['action']) return verb.attributes['action'];
          break;
        case 'Hangup':
          this.#stage.hangUp();
          return null;
        default:
          throw new Error(`The bench's carrier does not know <${verb.name}>.`);
      }
    }
    if (!signal.aborted) this.#stage.hangUp();
    return null;
  }
}

/**
 * @param {number} ms
 * @param {AbortSignal} signal
 */
async function sleep(ms, signal) {
  await pause(ms, undefined, { signal, ref: false }).catch(() => {
    // Something else is played instead.
  });
}
