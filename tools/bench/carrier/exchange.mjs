import { setTimeout as pause } from 'node:timers/promises';
import { deskNumber, firstWebhookPath } from '../account.mjs';
import { firstForm } from '../load/new-customers.mjs';
import { Call, newSid } from './call.mjs';
import { Player } from './player.mjs';
import { Room } from './room.mjs';

/** @import { Verb } from './twiml.mjs' */
/** @import { Webhooks } from './webhooks.mjs' */

/** How long is waited for a customer to hear something, in ms, before others call. */
const patienceMs = 2_000;

/** How long an agent's telephone rings before they answer, in ms. */
const ringMs = 50;

/** The connections and rooms of the bench's carrier: all agents answer, nobody speaks. */
export class Exchange {
  /** @type {Map<string, Call>} */
  calls = new Map();
  /** Those that are not over. @type {Set<Call>} */
  live = new Set();
  /** @type {Map<string, Room>} */
  rooms = new Map();
  /** The address by which the carrier knows the desk; empty while there is none. */
  desk = '';
  /** Is told of each customer whose connection has ended. @type {(call: Call) => void} */
  onCustomerGone = () => {};
  /** The room that is open under a name. @type {Map<string, Room>} */
  #open = new Map();

  /** @param {Webhooks} webhooks */
  constructor(webhooks) {
    this.webhooks = webhooks;
  }

  /** Forgets every call; what goes on is not ended. */
  forget() {
    for (const call of this.live) {
      call.player?.stop();
      call.participant?.audio.stop();
    }
    this.calls.clear();
    this.live.clear();
    this.rooms.clear();
    this.#open.clear();
  }

  /** A customer whose webhooks somebody else sends. @param {string} sid */
  know(sid) {
    const call = this.#add(sid, { from: '', to: deskNumber, direction: 'inbound' });
    call.status = 'in-progress';
  }

  /**
   * A customer calls the desk; ends when they hear something in their room, or are long about it.
   *
   * @returns {Promise<void>}
   */
  customerCalls() {
    const form = firstForm(newSid('CA'));
    const call = this.#add(form.CallSid, { from: form.From, to: form.To, direction: 'inbound' });
    call.status = 'ringing';
    call.statusCallback = `${this.desk}/voice/status`;
    call.events = new Set(['completed']);
    return new Promise((served) => {
      call.onServed = served;
      setTimeout(served, patienceMs);
      void this.#playerOf(call).play(`${this.desk}${firstWebhookPath}`, form);
    });
  }

  /**
   * The desk has somebody rung: https://www.twilio.com/docs/voice/api/call-resource
   *
   * @param {URLSearchParams} order
   */
  ring(order) {
    const url = order.get('Url') ?? '';
    const call = this.#add(newSid('CA'), {
      from: order.get('From') ?? '',
      to: order.get('To') ?? '',
      direction: 'outbound-api',
    });
    call.statusCallback = order.get('StatusCallback');
    call.events = new Set(order.getAll('StatusCallbackEvent'));
    const customer = this.calls.get(/CA[0-9a-f]{32}/.exec(url)?.[0] ?? '');
    if (customer) customer.ringOrderedMs ??= performance.now() - customer.begunMs;
    void this.#ringAndAnswer(call, url);
    return call;
  }

  /**
   * Ends a connection, whatever it is doing.
   *
   * @param {Call} call
   * @param {string} by
   */
  end(call, by) {
    if (call.isOver) return;
    const action = call.dialAction;
    call.endedBy ??= by;
    call.status = call.status === 'in-progress' ? 'completed' : 'canceled';
    this.live.delete(call);
    call.player?.stop();
    call.participant?.room.leave(call.participant, 'participant_hung_up');
    this.#report(call, 'completed');
    call.onServed();
    // Who hangs up in a room is asked for what follows the room all the same.
    if (action) void this.webhooks.post(action, call.form());
    if (call.direction === 'inbound') this.onCustomerGone(call);
  }

  /**
   * Has a connection play another document, and leave its room for it.
   *
   * @param {Call} call
   * @param {string} url
   */
  redirect(call, url) {
    const player = this.#playerOf(call);
    player.stop();
    call.participant?.room.leave(call.participant, 'participant_updated_via_api');
    void player.play(url);
  }

  /** The room that is open under a name. @param {string} name */
  roomNamed(name) {
    const room = this.#open.get(name);
    return room && !room.isOver ? room : null;
  }

  /**
   * @param {Call} call
   * @param {string} url where it learns what it is to do once it is answered
   */
  async #ringAndAnswer(call, url) {
    // A server that only rings has nobody who answers.
    if (!this.desk) return;
    for (const [status, event] of [
      ['initiated', 'initiated'],
      ['ringing', 'ringing'],
      ['in-progress', 'answered'],
    ]) {
      if (event === 'answered') await pause(ringMs);
      if (call.isOver) return;
      call.status = String(status);
      this.#report(call, String(event));
    }
    void this.#playerOf(call).play(url);
  }

  /**
   * @param {string} sid
   * @param {{ from: string, to: string, direction: string }} facts
   */
  #add(sid, facts) {
    const call = new Call({ sid, ...facts, statusCallback: null, events: [] });
    this.calls.set(sid, call);
    this.live.add(call);
    return call;
  }

  /** @param {Call} call */
  #playerOf(call) {
    call.player ??= new Player(
      {
        post: (url, form) => {
          const answer = this.webhooks.post(url, form);
          return answer.then((document) => {
            if (!call.isOver) call.status = 'in-progress';
            return document;
          });
        },
        fetch: (url) => this.webhooks.fetch(url),
        dial: (verb) => this.#enterRoom(call, verb),
        hangUp: () => this.end(call, 'document'),
      },
      () => call.form(),
    );
    return call.player;
  }

  /**
   * @param {Call} call
   * @param {Verb} dial
   * @returns {Promise<void>} ends when they have left
   */
  #enterRoom(call, dial) {
    const [conference] = dial.nouns;
    if (conference?.name !== 'Conference') throw new Error('The bench dials conferences only.');
    const { attributes, text: name } = conference;
    const room = this.roomNamed(name) ?? this.#openRoom(name, attributes);
    return new Promise((left) => {
      const audio = new Player(
        {
          post: (url, form) => this.webhooks.post(url, form),
          fetch: (url) => this.webhooks.fetch(url).finally(call.onServed),
          dial: () => Promise.reject(new Error('Nobody dials from a room.')),
          hangUp: () => {
            // Silence follows.
          },
        },
        () => call.form(),
      );
      call.dialAction = dial.attributes['action'] ?? null;
      call.participant = {
        ...{ call, room, audio, isHeld: false },
        label: attributes['participantLabel'] ?? '',
        starts: attributes['startConferenceOnEnter'] !== 'false',
        ends: attributes['endConferenceOnExit'] === 'true',
        waitUrl: attributes['waitUrl'] ?? '',
        left: () => {
          call.dialAction = null;
          left();
        },
      };
      room.enter(call.participant);
    });
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} attributes
   */
  #openRoom(name, attributes) {
    const room = new Room(name, {
      url: attributes['statusCallback'] ?? '',
      events: (attributes['statusCallbackEvent'] ?? '').split(' '),
      webhooks: this.webhooks,
    });
    this.rooms.set(room.sid, room);
    this.#open.set(name, room);
    return room;
  }

  /**
   * @param {Call} call
   * @param {string} event
   */
  #report(call, event) {
    if (!call.statusCallback || !call.events.has(event)) return;
    void this.webhooks.post(call.statusCallback, {
      ...call.form(),
      SequenceNumber: String(call.sequence),
      CallbackSource: 'call-progress-events',
      Timestamp: new Date().toUTCString(),
      ...(call.status === 'completed' && { CallDuration: '1' }),
    });
    call.sequence += 1;
  }
}
