import { make } from './dom.js';
import { partyOf, short } from './words.js';

const $ = (id) => document.getElementById(id);

const verbs = {
  drop: 'lost',
  double: 'sent twice',
  delay: 'sent late',
  reorder: 'sent out of order',
  forge: 'preceded by a forged copy',
  'lose-answer': 'sent, but the answer is lost',
};

/** Sets the dialog up by which somebody makes things go wrong. */
export function setUpFaults(stateNow) {
  $('open-faults').addEventListener('click', async () => {
    showVictims(stateNow());
    $('faults').showModal();
    await showPending();
  });
  $('carrier-does').addEventListener('change', () => showVictims(stateNow()));
  $('carrier-fault').addEventListener('submit', async (event) => {
    event.preventDefault();
    const { does, which, reported } = Object.fromEntries(new FormData(event.target));
    const isReported = reported === 'yes';
    const faults = {
      'lose-leg': { callSid: which, isReported },
      'drop-call': { callSid: which, isReported },
      'end-conference': { conference: which, isReported },
      'split-conference': { conference: which },
      'forget-hold': { callSid: which },
      'stall-dialing': { ms: 10_000 },
    };
    await ask('POST', '/_simulator/faults/carrier', { does, ...faults[does] });
    showVictims(stateNow());
  });
  $('close-faults').addEventListener('click', () => $('faults').close());
  $('callback-fault').addEventListener('submit', (event) =>
    add(event, 'callbacks', ({ event: name, does, times }) => ({
      event: name,
      does,
      times: Number(times),
      ...(does === 'delay' && { delayMs: 5000 }),
    })),
  );
  $('rest-fault').addEventListener('submit', (event) =>
    add(event, 'rest', ({ path, does, times }) => ({ path, does, times: Number(times) })),
  );
  $('clear-faults').addEventListener('click', async () => {
    await ask('DELETE', '/_simulator/faults');
    await showPending();
  });
  $('reset').addEventListener('click', async () => {
    await ask('POST', '/_simulator/reset');
    $('faults').close();
  });
}

/** Offers the calls, or the conferences, that something can happen to. */
function showVictims({ calls, conferences }) {
  const does = $('carrier-does').value;
  const victims = does.endsWith('-conference')
    ? conferences
        .filter(({ status }) => status !== 'completed')
        .map(({ sid, friendlyName }) => [sid, friendlyName])
    : calls
        .filter(({ isOver }) => !isOver)
        .map((call) => [call.sid, `${partyOf(call)} · ${short(call.sid)}`]);
  $('carrier-which').replaceChildren(
    ...victims.map(([value, text]) => make('option', { value, text })),
  );
  $('carrier-which').disabled = does === 'stall-dialing';
  $('carrier-fault').querySelector('button').disabled =
    does !== 'stall-dialing' && victims.length === 0;
}

async function add(event, kind, faultOf) {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(event.target));
  await ask('POST', `/_simulator/faults/${kind}`, faultOf(fields));
  await showPending();
}

async function showPending() {
  const { callbacks, rest } = await (await fetch('/_simulator/faults')).json();
  const texts = [
    ...callbacks.map(({ event, does, times }) => `${times}× ${event} will be ${verbs[does]}`),
    ...rest.map(({ path, does, times }) => `${times}× REST ${path}: ${does}`),
  ];
  $('pending').textContent = texts.length > 0 ? texts.join(' · ') : 'No faults are set.';
}

/** Asks the simulator; what it refuses is shown. */
export async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) $('pending').textContent = (await response.json()).message;
}
