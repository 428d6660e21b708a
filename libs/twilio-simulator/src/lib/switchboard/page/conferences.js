import { make, say, showList } from './dom.js';
import { partyOf, short } from './words.js';

/** Shows conferences: who is in each, and as a table who hears who. */
export function showConferences(parent, conferences, calls) {
  const name = (sid) => {
    const call = calls.find((other) => other.sid === sid);
    return call ? partyOf(call) : short(sid);
  };
  showList(parent, conferences, {
    key: (conference) => conference.sid,
    create: createConference,
    update: (element, conference) => updateConference(element, conference, name),
  });
}

function createConference(conference) {
  return make(
    'article',
    { class: 'card conference', 'data-testid': 'conference' },
    make(
      'div',
      { class: 'row' },
      make('h3', { text: conference.friendlyName, title: conference.sid }),
      make('span', { class: 'status' }),
    ),
    make(
      'div',
      { class: 'scroll' },
      make(
        'table',
        { class: 'matrix' },
        make('caption', { class: 'hidden', text: 'Who hears who' }),
        make('thead'),
        make('tbody'),
      ),
    ),
  );
}

function updateConference(element, conference, name) {
  const { participants, status } = conference;
  element.querySelector('.status').dataset.status = status;
  say(element.querySelector('.status'), status);
  // The table is small; it is made anew only when something in it has changed.
  const shape = JSON.stringify(participants);
  if (element.dataset.shape === shape) return;
  element.dataset.shape = shape;

  element.querySelector('thead').replaceChildren(
    make(
      'tr',
      {},
      make('th', { scope: 'col', text: 'Listener' }),
      ...participants.map(({ callSid }) =>
        make(
          'th',
          { scope: 'col' },
          make('span', { text: name(callSid) }),
          make('i', {
            class: 'meter',
            'data-leg': callSid,
            'data-what': 'says',
            'aria-hidden': 'true',
          }),
        ),
      ),
      make('th', { scope: 'col', text: 'Flags' }),
    ),
  );
  element
    .querySelector('tbody')
    .replaceChildren(...participants.map((listener) => listenerRow(listener, participants, name)));
}

function listenerRow(listener, participants, name) {
  return make(
    'tr',
    {},
    make(
      'th',
      { scope: 'row', title: listener.label ?? listener.callSid },
      make('span', { text: name(listener.callSid) }),
      make('i', {
        class: 'meter',
        'data-leg': listener.callSid,
        'data-what': 'hears',
        'aria-hidden': 'true',
      }),
    ),
    ...participants.map(({ callSid }) => {
      if (callSid === listener.callSid) return make('td', { class: 'self', text: '–' });
      const hears = listener.hears.includes(callSid);
      return make('td', { class: hears ? 'yes' : 'no', text: hears ? 'hears' : 'not' });
    }),
    make('td', { class: 'flags' }, ...flags(listener)),
  );
}

function flags(participant) {
  return [
    ['on hold', participant.hold, 'hold'],
    ['muted', participant.muted, 'muted'],
    ['coaching', participant.coaching, 'coaching'],
    ['starts it', participant.startConferenceOnEnter, 'plain'],
    ['ends it', participant.endConferenceOnExit, 'plain'],
  ]
    .filter(([, isSet]) => isSet)
    .map(([text, , kind]) => make('span', { class: `flag ${kind}`, text }));
}
