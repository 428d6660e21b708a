import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';

/** @import { Stack } from './stack.mjs' */
/** @typedef {{ sid: string, isOver: boolean, hears: { kind: string } }} Leg */

/** How often is looked, and how long in all, in ms. */
const pollIntervalMs = 50;
const legTimeoutMs = 30_000;
/**
 * What the console does: see `heartbeatIntervalMs` in `libs/shared-types`, of which this is the
 * half.
 */
const paceMs = 1_500;
const connectWithinMs = 700;

/**
 * A customer and an agent on the telephone: scripted telephones of the simulator, and the desk's
 * own API.
 */
export class Conversation {
  /** @param {Stack} stack */
  constructor(stack) {
    this.stack = stack;
    this.customerSid = '';
    this.token = '';
    /** @type {() => void} */
    this.goesHome = () => undefined;
  }

  /** An agent signs in, a customer calls, and they talk. */
  async begins() {
    const { token } = await this.desk('POST', '/api/session', { agentId: 'agent1' });
    this.token = token;
    await this.carrier('PUT', '/phones/client:agent1', { onRing: 'answer' });
    await this.staysAtWork();
    await this.desk('PUT', '/api/agents/me/presence', { presence: 'available' });
    const customer = encodeURIComponent('+12025550123');
    const placed = await this.carrier('POST', `/phones/${customer}/calls`, { to: '+12025550100' });
    this.customerSid = placed.callSid;
    await this.hears('mix');
  }

  /** Waits until the customer hears this: `mix` is somebody, `sound` is music. @param {string} kind */
  async hears(kind) {
    const until = Date.now() + legTimeoutMs;
    for (;;) {
      const leg = await this.customer();
      if (leg?.hears.kind === kind) return;
      if (Date.now() > until)
        throw new Error(`The customer does not hear a ${kind}: ${JSON.stringify(leg)}`);
      await pause(pollIntervalMs);
    }
  }

  /** Sees to it that the customer hears the agent all the time. @param {number} ms */
  async goesOnFor(ms) {
    for (const until = Date.now() + ms; Date.now() < until; await pause(pollIntervalMs)) {
      const leg = await this.customer();
      if (leg?.hears.kind !== 'mix')
        throw new Error(`The customer has lost the agent: ${JSON.stringify(leg)}`);
    }
  }

  /** The agent puts the customer on hold and takes them back, which takes a desk that works. */
  async canBeHeldAndResumed() {
    const { call } = await this.desk('GET', '/api/calls/current');
    await this.desk('POST', `/api/calls/${call.id}/hold`);
    await this.hears('sound');
    await this.desk('POST', `/api/calls/${call.id}/resume`);
    await this.hears('mix');
  }

  /** The customer hangs up, the desk hears of it, and the agent signs out. */
  async ends() {
    await this.carrier('POST', `/phones/${encodeURIComponent('+12025550123')}/hang-up`, {});
    const until = Date.now() + legTimeoutMs;
    while ((await this.stack.query(`SELECT count(*) FROM call WHERE state <> 'ended'`)) !== '0') {
      if (Date.now() > until) throw new Error('The desk has not heard that the call is over.');
      await pause(pollIntervalMs);
    }
    await this.desk('DELETE', '/api/session');
    this.goesHome();
  }

  async staysAtWork() {
    const socket = io(this.stack.desk, {
      path: '/api/live',
      auth: { token: this.token },
      transports: ['websocket'],
      timeout: connectWithinMs,
      reconnectionDelay: 100,
      reconnectionDelayMax: 200,
    });
    const beat = () => socket.connected && socket.emit('heartbeat', { registered: true });
    const pulse = setInterval(beat, paceMs);
    this.goesHome = () => {
      clearInterval(pulse);
      socket.disconnect();
    };
    await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
    socket.on('connect', beat);
    await socket.emitWithAck('heartbeat', { registered: true });
  }

  /** @returns {Promise<Leg | undefined>} */
  async customer() {
    /** @type {Leg[]} */
    const calls = await this.carrier('GET', '/calls');
    return calls.find(({ sid, isOver }) => sid === this.customerSid && !isOver);
  }

  /** @param {string} method @param {string} path @param {unknown} [body] */
  desk(method, path, body) {
    return ask(method, `${this.stack.desk}${path}`, body, this.token);
  }

  /** @param {string} method @param {string} path @param {unknown} [body] */
  carrier(method, path, body) {
    return ask(method, `${this.stack.simulator}/_simulator${path}`, body);
  }
}

/**
 * @param {string} method
 * @param {string} url
 * @param {unknown} [body]
 * @param {string} [token]
 * @returns {Promise<any>} what is answered in JSON; each answer is read by its one caller
 */
async function ask(method, url, body, token) {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}
