import { callResource, pageOf, participantResource, roomResource } from './resources.mjs';
import { newSid } from './call.mjs';

/** @import { Exchange } from './exchange.mjs' */

/**
 * @typedef {object} Asked
 * @property {string} method
 * @property {string} path without the query
 * @property {URLSearchParams} query
 * @property {URLSearchParams} form
 */

/** @typedef {{ status: number, body: object }} Answer */

const resource = /^\/2010-04-01\/Accounts\/AC[0-9a-f]{32}\/(.+)\.json$/;

/** What each resource is called in the counts, the innermost first. */
const words = /** @type {const} */ ([
  [/^Calls\/[^/]+\/UserDefinedMessageSubscriptions$/, 'subscriptions', 'list'],
  [/^Conferences\/[^/]+\/Participants\/[^/]+$/, 'participants', 'one'],
  [/^Conferences\/[^/]+\/Participants$/, 'participants', 'list'],
  [/^Conferences\/[^/]+$/, 'conferences', 'one'],
  [/^Conferences$/, 'conferences', 'list'],
  [/^Calls\/[^/]+$/, 'calls', 'one'],
  [/^Calls$/, 'calls', 'list'],
]);

/**
 * What kind of request this is, such as `calls.fetch`.
 *
 * @param {string} method
 * @param {string} path
 */
export function kindOf(method, path) {
  const rest = resource.exec(path)?.[1] ?? '';
  const found = words.find(([pattern]) => pattern.test(rest));
  if (!found) return 'unknown';
  const [, what, size] = found;
  if (method === 'GET') return `${what}.${size === 'list' ? 'list' : 'fetch'}`;
  return `${what}.${size === 'list' ? 'create' : 'update'}`;
}

/** @type {Answer} */
const notFound = { status: 404, body: { code: 20404, message: 'was not found', status: 404 } };

/**
 * Does what the desk asks for, and answers as the carrier does.
 *
 * @param {Exchange} exchange
 * @param {Asked} asked
 * @returns {Answer}
 */
export function carryOut(exchange, asked) {
  const [, sid = '', , callSid = ''] = (resource.exec(asked.path)?.[1] ?? '').split('/');
  const { query, path } = asked;
  switch (kindOf(asked.method, asked.path)) {
    case 'calls.create':
      return { status: 201, body: callResource(exchange.ring(asked.form)) };
    case 'calls.list': {
      const calls = callsThat(exchange, query);
      return ok(pageOf('calls', calls, { path, query, show: callResource }));
    }
    case 'calls.fetch': {
      const call = exchange.calls.get(sid);
      return call ? ok(callResource(call)) : notFound;
    }
    case 'calls.update':
      return updateCall(exchange, sid, asked.form);
    case 'subscriptions.create':
      return exchange.calls.has(sid) ? { status: 201, body: { sid: newSid('ZY') } } : notFound;
    case 'conferences.list': {
      const rooms = roomsThat(exchange, query);
      return ok(pageOf('conferences', rooms, { path, query, show: roomResource }));
    }
    case 'conferences.fetch': {
      const room = exchange.rooms.get(sid);
      return room ? ok(roomResource(room)) : notFound;
    }
    case 'conferences.update': {
      const room = exchange.rooms.get(sid);
      if (!room || room.isOver) return notFound;
      if (asked.form.get('Status') === 'completed') room.close('conference-ended-via-api');
      return ok(roomResource(room));
    }
    case 'participants.list': {
      const room = exchange.rooms.get(sid);
      if (!room || room.isOver) return notFound;
      const all = [...room.participants.values()];
      return ok(pageOf('participants', all, { path, query, show: participantResource }));
    }
    case 'participants.fetch':
    case 'participants.update':
      return updateParticipant(exchange, { sid, callSid }, asked.form);
    default:
      return notFound;
  }
}

/** @param {object} body @returns {Answer} */
const ok = (body) => ({ status: 200, body });

/**
 * @param {Exchange} exchange
 * @param {URLSearchParams} query
 */
function callsThat(exchange, query) {
  const [status, to, from] = ['Status', 'To', 'From'].map((name) => query.get(name));
  const isOver = status === 'completed' || status === 'canceled' || !status;
  return [...(isOver ? exchange.calls.values() : exchange.live)].filter(
    (call) =>
      (!status || call.status === status) &&
      (!to || call.to === to) &&
      (!from || call.from === from),
  );
}

/**
 * @param {Exchange} exchange
 * @param {URLSearchParams} query
 */
function roomsThat(exchange, query) {
  const name = query.get('FriendlyName');
  const status = query.get('Status');
  const open = name === null ? null : exchange.roomNamed(name);
  const named = name === null ? [...exchange.rooms.values()] : open ? [open] : [];
  return named.filter(({ isOver }) => !status || (status === 'completed') === isOver);
}

/**
 * @param {Exchange} exchange
 * @param {string} sid
 * @param {URLSearchParams} form
 * @returns {Answer}
 */
function updateCall(exchange, sid, form) {
  const call = exchange.calls.get(sid);
  if (!call) return notFound;
  if (call.isOver) {
    return { status: 400, body: { code: 21220, message: 'Call is not in-progress.', status: 400 } };
  }
  const url = form.get('Url');
  if (form.get('Status')) exchange.end(call, 'desk');
  // One that the bench calls for the carrier plays nothing.
  else if (url && call.player) exchange.redirect(call, url);
  return ok(callResource(call));
}

/**
 * @param {Exchange} exchange
 * @param {{ sid: string, callSid: string }} which
 * @param {URLSearchParams} form
 * @returns {Answer}
 */
function updateParticipant(exchange, { sid, callSid }, form) {
  const participant = exchange.rooms.get(sid)?.participants.get(callSid);
  if (!participant) return notFound;
  const { audio, room } = participant;
  const [hold, holdUrl, waitUrl] = ['Hold', 'HoldUrl', 'WaitUrl'].map((name) => form.get(name));
  if (hold === 'true') {
    participant.isHeld = true;
    if (holdUrl) void audio.play(holdUrl);
  } else if (hold === 'false') {
    participant.isHeld = false;
    audio.stop();
  }
  if (waitUrl && !room.hasStarted) void audio.play(waitUrl);
  return ok(participantResource(participant));
}
