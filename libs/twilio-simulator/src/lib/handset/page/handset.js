import { makeKeypad } from './keypad.js';
import { Line } from './line.js';
import { bare, isNumber, ownNumber, readable } from './numbers.js';
import { microphoneProblem, remedyFor } from './problems.js';
import { Ringback } from './ringback.js';

const $ = (id) => document.getElementById(id);
/**
 * The page is the customer's telephone at `/`, and at `/phone` one outside the desk, which agents
 * call.
 */
const isOutside = location.pathname === '/phone';
const kind = isOutside ? 'Outside phone' : 'Handset';
const ringback = new Ringback();
let line;
let since = 0;
let number = '';

/** What the screen says in each state of the telephone. */
const words = {
  starting: 'Connecting …',
  idle: 'Ready',
  dialling: 'Calling …',
  'ringing-out': 'Ringing …',
  'ringing-in': 'Incoming call',
  talking: 'Connected',
  reconnecting: 'Connection lost, reconnecting …',
};
const endings = { over: 'Call ended', missed: 'Missed call', declined: 'Call declined' };

function show(state, text = words[state]) {
  document.body.dataset.state = state;
  $('state').textContent = text;
  const talking = state === 'talking' || state === 'reconnecting';
  $('timer').hidden = !talking;
  if (!talking) {
    setMuted(false);
    showLevels(0, 0);
  }
  if (state === 'dialling' || state === 'ringing-out') return;
  ringback.stop();
}

function showProblem(text) {
  $('problem').textContent = text ?? '';
  $('problem').hidden = !text;
}

function showLevels(said, heard) {
  $('said').style.setProperty('--level', said.toFixed(2));
  $('heard').style.setProperty('--level', heard.toFixed(2));
  document.body.style.setProperty('--heard', heard.toFixed(2));
}

function setMuted(muted) {
  line?.mute(muted);
  $('mute').setAttribute('aria-pressed', String(muted));
  $('mute').setAttribute('aria-label', muted ? 'Unmute' : 'Mute');
}

function isIdle() {
  return ['idle', 'ended'].includes(document.body.dataset.state);
}

/** What the line tells. */
const told = {
  ready() {
    $('signal').textContent = 'In service';
    $('signal').dataset.ok = 'true';
    if (document.body.dataset.state === 'starting') show('idle');
  },
  unreachable() {
    $('signal').textContent = 'No service';
    $('signal').dataset.ok = 'false';
  },
  'ringing-out'() {
    show('ringing-out');
  },
  'ringing-in'({ from }) {
    showProblem(null);
    $('peer').textContent = readable(from);
    show('ringing-in');
    $('answer').focus();
  },
  talking() {
    if (!since) since = Date.now();
    show('talking');
  },
  reconnecting() {
    show('reconnecting');
  },
  levels({ said, heard }) {
    // The other side sends a tone of its own: two would be heard at once.
    if (heard > 0.01) ringback.stop();
    showLevels(Math.sqrt(said), Math.sqrt(heard));
  },
  ended({ why = 'over' } = {}) {
    const lasted = since ? `, ${duration(Date.now() - since)}` : '';
    since = 0;
    setKeypad(false);
    show('ended', `${endings[why]}${lasted}`);
    $('call').focus();
  },
  problem({ error }) {
    const remedy = remedyFor(error);
    if (remedy) showProblem(remedy);
  },
};

function duration(ms) {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function setKeypad(shown) {
  document.body.classList.toggle('keypad', shown);
  $('keypad').setAttribute('aria-pressed', String(shown));
}

async function call() {
  if (!isIdle()) return;
  const dialled = bare($('number').value);
  if (!dialled) return;
  showProblem(await microphoneProblem());
  $('peer').textContent = readable(dialled);
  show('dialling');
  ringback.start();
  $('hang-up').focus();
  await line.dial(dialled);
}

function press(key) {
  if (isIdle()) $('number').value += key;
  else line.press(key);
}

async function useNumber(own) {
  number = own;
  $('own-number-text').textContent = readable(own);
  document.title = `${readable(own)} – ${kind}`;
  line?.close();
  line = new Line(own, (what, details) => told[what](details));
  try {
    const { dials } = await line.open();
    if (!$('number').value) $('number').value = dials;
    if (!['starting', 'idle'].includes(document.body.dataset.state)) return;
    show('idle');
  } catch (error) {
    told.unreachable();
    showProblem(`The simulator cannot be reached: ${error.message}`);
  }
}

function askForNumber() {
  if (!isIdle()) return;
  $('new-number').value = number;
  $('number-problem').hidden = true;
  $('number-dialog').showModal();
}

makeKeypad($('keys'), press);
$('call').addEventListener('click', call);
$('number').addEventListener('keydown', ({ key }) => key === 'Enter' && call());
$('erase').addEventListener('click', () => ($('number').value = $('number').value.slice(0, -1)));
$('answer').addEventListener('click', () => line.answer());
$('decline').addEventListener('click', () => line.decline());
$('hang-up').addEventListener('click', () => line.hangUp());
$('mute').addEventListener('click', () =>
  setMuted($('mute').getAttribute('aria-pressed') !== 'true'),
);
$('keypad').addEventListener('click', () =>
  setKeypad($('keypad').getAttribute('aria-pressed') !== 'true'),
);
$('own-number').addEventListener('click', askForNumber);
$('number-cancel').addEventListener('click', () => $('number-dialog').close());
$('number-form').addEventListener('submit', (event) => {
  const wanted = bare($('new-number').value);
  if (!isNumber(wanted)) {
    event.preventDefault();
    $('number-problem').textContent = 'This is not a valid phone number in international format.';
    $('number-problem').hidden = false;
    return;
  }
  history.replaceState(null, '', `?number=${encodeURIComponent(wanted)}`);
  void useNumber(wanted);
});
setInterval(() => {
  if (since) $('timer').textContent = duration(Date.now() - since);
}, 250);

if (isOutside) {
  $('title').textContent = 'Outside phone';
  $('customer-hint').hidden = true;
  $('outside-hint').hidden = false;
}
await useNumber(await ownNumber({ isOutside }));
