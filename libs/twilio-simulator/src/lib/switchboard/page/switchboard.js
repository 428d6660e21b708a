import { showCalls } from './calls.js';
import { showConferences } from './conferences.js';
import { showDeliveries } from './deliveries.js';
import { traffic } from './traffic.js';
import { make, say, showList } from './dom.js';
import { ask, setUpFaults } from './faults.js';
import { followLevels } from './levels.js';
import { readable } from './words.js';

const $ = (id) => document.getElementById(id);
/** So many changes come with a call that each would be too often. */
const quietMs = 120;

let state = {
  ...{ now: Date.now(), calls: [], conferences: [], telephones: [], deliveries: [], requests: [] },
};
let receivedAt = Date.now();
let waiting = false;

async function load() {
  const response = await fetch('/_simulator/state');
  if (!response.ok) {
    say($('live'), (await response.json()).message);
    return;
  }
  state = await response.json();
  receivedAt = Date.now();
  show();
}

function loadSoon() {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    // What cannot be loaded now is loaded with the next change, or when the stream is back.
    load().catch(() => undefined);
  }, quietMs);
}

function show() {
  const now = state.now + (Date.now() - receivedAt);
  const live = state.calls.filter((call) => !call.isOver);
  const ended = state.calls.filter((call) => call.isOver);
  const conferences = state.conferences.filter(({ status }) => status !== 'completed');
  showConferences($('conferences'), conferences, state.calls);
  $('no-conferences').hidden = conferences.length > 0;
  showCalls($('calls'), live, now);
  $('no-calls').hidden = live.length > 0;
  $('ended').hidden = ended.length === 0;
  say($('ended-count'), String(ended.length));
  if ($('ended').open) showCalls($('ended-calls'), ended, now);
  showTelephones(state.telephones);
  const all = traffic(state);
  showDeliveries($('deliveries'), all, $('filter').value);
  $('no-deliveries').hidden = all.length > 0;
}

function showTelephones(telephones) {
  $('no-telephones').hidden = telephones.length > 0;
  showList($('telephones'), telephones, {
    key: ({ address }) => address,
    create: ({ address }) => {
      const breaks = (text, fault, title) => {
        const button = make('button', { type: 'button', text, title });
        button.addEventListener('click', () =>
          ask('POST', `/switchboard/devices/${encodeURIComponent(address)}/${fault}`),
        );
        return button;
      };
      return make(
        'li',
        {},
        make('span', { class: 'address', text: readable(address) }),
        make('span', { class: 'count' }),
        breaks('Drop', 'drop', 'Disconnects it from the gateway'),
        breaks(
          'Cut off',
          'cut-off',
          'Its network fails without notice, for example when a laptop is closed',
        ),
      );
    },
    update: (element, { devices }) =>
      say(element.querySelector('.count'), devices === 1 ? '' : `${devices} devices`),
  });
}

setUpFaults(() => state);
followLevels();
$('filter').addEventListener('input', show);
$('ended').addEventListener('toggle', show);
setInterval(() => state.calls.some((call) => !call.isOver) && show(), 1000);

const events = new EventSource('/_simulator/events');
events.addEventListener('change', loadSoon);
events.addEventListener('open', () => {
  $('live').dataset.ok = 'true';
  say($('live'), 'Live');
  loadSoon();
});
events.addEventListener('error', () => {
  $('live').dataset.ok = 'false';
  say($('live'), 'The simulator cannot be reached');
});
