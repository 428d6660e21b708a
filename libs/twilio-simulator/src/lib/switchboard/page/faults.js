const $ = (id) => document.getElementById(id);

const verbs = {
  drop: 'lost',
  double: 'sent twice',
  delay: 'sent late',
  reorder: 'sent out of order',
};

/** Sets the dialog up by which somebody makes things go wrong. */
export function setUpFaults() {
  $('open-faults').addEventListener('click', async () => {
    $('faults').showModal();
    await showPending();
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
  $('pending').textContent = texts.length > 0 ? texts.join(' · ') : 'Nothing will go wrong.';
}

/** Asks the simulator; what it refuses is shown. */
export async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) $('pending').textContent = (await response.json()).message;
}
