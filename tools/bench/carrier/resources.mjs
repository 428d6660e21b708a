import { account, deskNumber } from '../account.mjs';

/** @import { Call } from './call.mjs' */
/** @import { Participant, Room } from './room.mjs' */

const root = `/2010-04-01/Accounts/${account.sid}`;

/**
 * A connection as the REST API shows it: https://www.twilio.com/docs/voice/api/call-resource
 *
 * @param {Call} call
 */
export function callResource(call) {
  const created = call.createdAt.toUTCString();
  return {
    ...{ sid: call.sid, account_sid: account.sid, api_version: '2010-04-01' },
    ...{ from: call.from || deskNumber, to: call.to, status: call.status },
    ...{ direction: call.direction, date_created: created, date_updated: created },
    ...{ start_time: created, end_time: call.isOver ? created : null, duration: null },
    ...{ parent_call_sid: null, group_sid: null, phone_number_sid: null, answered_by: null },
    ...{ price: null, price_unit: 'USD', queue_time: '0', caller_name: null, trunk_sid: null },
    ...{ annotation: null, forwarded_from: null, subresource_uris: {} },
    ...{ from_formatted: call.from, to_formatted: call.to, uri: `${root}/Calls/${call.sid}.json` },
  };
}

/**
 * https://www.twilio.com/docs/voice/api/conference-resource
 *
 * @param {Room} room
 */
export function roomResource(room) {
  const created = room.createdAt.toUTCString();
  return {
    ...{ sid: room.sid, account_sid: account.sid, api_version: '2010-04-01', region: 'us1' },
    ...{ friendly_name: room.name, status: room.isOver ? 'completed' : 'in-progress' },
    ...{ date_created: created, date_updated: created, subresource_uris: {} },
    ...{ call_sid_ending_conference: null, reason_conference_ended: null },
    uri: `${root}/Conferences/${room.sid}.json`,
  };
}

/**
 * https://www.twilio.com/docs/voice/api/conference-participant-resource
 *
 * @param {Participant} participant
 */
export function participantResource({ call, room, label, isHeld, starts, ends }) {
  const created = call.createdAt.toUTCString();
  return {
    ...{ account_sid: account.sid, call_sid: call.sid, conference_sid: room.sid, label },
    ...{ hold: isHeld, muted: false, coaching: false, call_sid_to_coach: null },
    ...{ start_conference_on_enter: starts, end_conference_on_exit: ends },
    ...{ status: 'connected', queue_time: '0', date_created: created, date_updated: created },
    uri: `${root}/Conferences/${room.sid}/Participants/${call.sid}.json`,
  };
}

const defaultPageSize = 50;
const maxPageSize = 1_000;

/**
 * One page of a list: https://www.twilio.com/docs/usage/twilios-response#pagination
 *
 * @template T
 * @param {string} name
 * @param {readonly T[]} all
 * @param {{ path: string, query: URLSearchParams, show: (one: T) => object }} request
 */
export function pageOf(name, all, { path, query, show }) {
  const size = Math.min(Number(query.get('PageSize') ?? defaultPageSize), maxPageSize);
  const page = Number(query.get('Page') ?? 0);
  const start = page * size;
  const at = (/** @type {number} */ number) => {
    const there = new URLSearchParams(query);
    there.set('PageSize', String(size));
    there.set('Page', String(number));
    return `${path}?${there}`;
  };
  const shown = all.slice(start, start + size);
  return {
    [name]: shown.map(show),
    ...{ page, page_size: size, start, end: start + Math.max(shown.length - 1, 0) },
    ...{ uri: at(page), first_page_uri: at(0) },
    previous_page_uri: page > 0 ? at(page - 1) : null,
    next_page_uri: start + size < all.length ? at(page + 1) : null,
  };
}
