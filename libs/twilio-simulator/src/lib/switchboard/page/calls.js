import { make, say, showList } from './dom.js';
import { clockTime, duration, partyOf, readable, short } from './words.js';

/** Shows calls, and in each what its telephone says and hears. */
export function showCalls(parent, calls, now) {
  showList(parent, calls, {
    key: (call) => call.sid,
    create: createCall,
    update: (element, call) => updateCall(element, call, now),
  });
}

function createCall(call) {
  return make(
    'article',
    { class: 'card call', 'data-testid': 'call' },
    make(
      'div',
      { class: 'row' },
      make('h3', { text: partyOf(call) }),
      make('span', { class: 'status' }),
      make('span', { class: 'time' }),
    ),
    make('p', {
      class: 'detail',
      text: `${call.direction === 'inbound' ? 'calls' : 'is called by'} ${readable(call.direction === 'inbound' ? call.to || 'an application' : call.from)} · ${short(call.sid)}`,
    }),
    make('p', { class: 'hears' }),
    meters(call.sid),
    make('ul', { class: 'warnings' }),
  );
}

function updateCall(element, call, now) {
  const find = (name) => element.querySelector(`.${name}`);
  find('status').dataset.status = call.status;
  say(find('status'), call.verb && !call.isOver ? `${call.status} · ${call.verb}` : call.status);
  const begin = call.answeredAt ?? call.createdAt;
  say(find('time'), duration((call.endedAt ?? now) - begin));
  say(find('hears'), call.isOver ? '' : `hears ${call.hears.description}`);
  find('meters').hidden = call.isOver;
  showList(find('warnings'), call.warnings, {
    key: (warning) => `${warning.at} ${warning.code} ${warning.message}`,
    create: (warning) =>
      make('li', { text: `${clockTime(warning.at)} ${warning.code}: ${warning.message}` }),
  });
}

/** A meter for what a leg says and one for what it hears; levels.js moves them. */
export function meters(sid) {
  return make(
    'dl',
    { class: 'meters', 'aria-hidden': 'true' },
    ...['says', 'hears'].map((what) =>
      make(
        'div',
        {},
        make('dt', { text: what }),
        make('dd', { class: 'meter', 'data-leg': sid, 'data-what': what }),
      ),
    ),
  );
}
