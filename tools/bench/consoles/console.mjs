import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { password } from './agents.mjs';

/** @import { Pool } from 'undici' */

/** The time between two signs of life of a console, in ms, as on the agents' page. */
const paceMs = 1_500;

/** How long an agent waits who was told that no colleague is free, in ms. */
const retryMs = 100;

/** How long an agent waits who was told that the desk is out of order, in ms. */
const troubleMs = 1_000;

/** How often a console asks for the same when the connection is closed meanwhile. */
const mostTries = 3;

/** @typedef {'queue' | 'wish' | 'refused' | 'failed'} Noted */

/**
 * What an agent does with each call: `talk`, or `hand-over`: hold, consult the next colleague,
 * complete; the colleague ends the call.
 *
 * @typedef {'talk' | 'hand-over'} Habit
 */

/**
 * A view of a call, as far as it matters here.
 *
 * @typedef {object} View
 * @property {string} id
 * @property {string} state
 * @property {string} myRole
 * @property {string[]} availableActions
 * @property {{ legId: string, agent: { id: string }, status: string }[]} parties
 * @property {{ id: string, from: string, outcome: string | null } | null} transfer
 */

/** A signed-in console without a screen. */
export class Console {
  #token = '';
  /** What has been asked for already. @type {Set<string>} */
  #done = new Set();
  #isClosed = false;
  /** @type {ReturnType<typeof io> | null} */
  #socket = null;
  /** @type {NodeJS.Timeout | undefined} */
  #pulse;

  /**
   * @param {{ id: string, origin: string, pool: Pool, habit: Habit,
   *   note: (what: Noted, ms: number) => void }} options
   */
  constructor({ id, origin, pool, habit, note }) {
    this.id = id;
    this.origin = origin;
    this.pool = pool;
    this.habit = habit;
    this.note = note;
  }

  /** Signs in, shows the live views, and becomes available. */
  async open() {
    const session = await this.#ask('POST', '/api/session', { agentId: this.id, password });
    if (session.status >= 300) throw new Error(`${this.id} cannot sign in: ${session.status}`);
    this.#token = session.body.token;
    const socket = io(this.origin, {
      path: '/api/live',
      auth: { token: this.#token, tab: randomUUID() },
      transports: ['websocket'],
      forceNew: true,
    });
    this.#socket = socket;
    socket.on('call', (view) => {
      this.#see(view).catch((error) => {
        // Expected: the console was closed while it asked for something.
        if (!this.#isClosed) throw error;
      });
    });
    socket.on('queue', () => this.note('queue', Date.now()));
    await new Promise((connected, failed) => {
      socket.once('connect', () => connected(null));
      socket.once('connect_error', failed);
    });
    await socket.emitWithAck('heartbeat', { registered: true });
    this.#pulse = setInterval(
      () => socket.emit('heartbeat', { registered: true }, () => {}),
      paceMs,
    );
    await this.#ask('PUT', '/api/agents/me/presence', { presence: 'available' });
  }

  close() {
    this.#isClosed = true;
    clearInterval(this.#pulse);
    this.#socket?.disconnect();
  }

  /** @param {View} view */
  async #see(view) {
    const mine = view.parties.find(({ agent }) => agent.id === this.id);
    const call = `/api/calls/${view.id}`;
    if (mine?.status === 'dialing') await this.#once(`${call}/legs/${mine.legId}/ringing`);
    if (this.habit === 'talk' || view.myRole !== 'owner') return;
    const { transfer, state } = view;
    const may = (/** @type {string} */ action) => view.availableActions.includes(action);
    if (transfer?.outcome === 'completed') {
      if (state === 'connected' && may('end')) await this.#once(`${call}/end`);
    } else if (state === 'consulting' && transfer && may('complete')) {
      await this.#once(`${call}/transfers/${transfer.id}/complete`);
    } else if (state === 'connected' && may('hold')) {
      await this.#once(`${call}/hold`);
    } else if (state === 'held' && may('consult')) {
      await this.#consult(`${call}/transfers`);
    }
  }

  /** Asks until a colleague is free. @param {string} path */
  async #consult(path) {
    if (this.#done.has(path)) return;
    this.#done.add(path);
    for (;;) {
      const wish = { mode: 'consult', target: { kind: 'queue' } };
      const { status, body } = await this.#wish(path, wish);
      if (body?.code !== 'nobody_available') return status;
      await pause(retryMs);
    }
  }

  /** @param {string} path */
  async #once(path) {
    if (this.#done.has(path)) return;
    this.#done.add(path);
    await this.#wish(path);
  }

  /**
   * @param {string} path
   * @param {object} [body]
   */
  async #wish(path, body) {
    for (;;) {
      const begun = performance.now();
      const answer = await this.#ask('POST', path, body);
      const { status } = answer;
      const outcome = status < 300 ? 'wish' : status < 500 ? 'refused' : 'failed';
      this.note(outcome, performance.now() - begun);
      if (outcome !== 'failed') return answer;
      await pause(troubleMs);
    }
  }

  /**
   * Asks again where the desk closes a kept connection just when it is used, as browsers do. That
   * counts as failed, too.
   *
   * @param {'POST' | 'PUT'} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<{ status: number, body: any }>}
   */
  async #ask(method, path, body) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#askOnce(method, path, body);
      } catch (error) {
        const { code } = /** @type {{ code?: string }} */ (error);
        if (code !== 'UND_ERR_SOCKET' || tries === mostTries || this.#isClosed) throw error;
        this.note('failed', 0);
      }
    }
  }

  /**
   * @param {'POST' | 'PUT'} method
   * @param {string} path
   * @param {object} [body]
   */
  async #askOnce(method, path, body) {
    const answer = await this.pool.request({
      method,
      path,
      headers: {
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body ? JSON.stringify(body) : null,
    });
    const text = await answer.body.text();
    return { status: answer.statusCode, body: text ? JSON.parse(text) : null };
  }
}
