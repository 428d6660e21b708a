import { randomBytes } from 'node:crypto';
import { account } from '../account.mjs';

/** A new id of the carrier's. @param {string} prefix */
export const newSid = (prefix) => prefix + randomBytes(16).toString('hex');

/** A connection, as the carrier keeps it. */
export class Call {
  status = 'queued';
  createdAt = new Date();
  /** When it began, by this process's clock, in ms. */
  begunMs = performance.now();
  /** How long it took until the desk had an agent rung for it, in ms. @type {number | null} */
  ringOrderedMs = null;
  sequence = 0;
  /** Is told when the customer hears something. @type {() => void} */
  onServed = () => {};
  /** Who ended it. @type {string | null} */
  endedBy = null;
  /** Where it asks what follows its room. @type {string | null} */
  dialAction = null;
  /** @type {import('./player.mjs').Player | null} */
  player = null;
  /** @type {import('./room.mjs').Participant | null} */
  participant = null;

  /**
   * @param {{ sid: string, from: string, to: string, direction: string,
   *   statusCallback: string | null, events: readonly string[] }} facts
   */
  constructor({ sid, from, to, direction, statusCallback, events }) {
    this.sid = sid;
    this.from = from;
    this.to = to;
    this.direction = direction;
    this.statusCallback = statusCallback;
    this.events = new Set(events);
  }

  get isOver() {
    return this.status === 'completed' || this.status === 'canceled';
  }

  /** What every webhook about it says. */
  form() {
    return {
      CallSid: this.sid,
      AccountSid: account.sid,
      From: this.from,
      To: this.to,
      CallStatus: this.status,
      ApiVersion: '2010-04-01',
      Direction: this.direction,
    };
  }
}
