import { make, say, showList } from './dom.js';
import { clockTime, short } from './words.js';

/** Shows webhooks and requests, newest first; each opens to its request and its answer. */
export function showDeliveries(parent, deliveries, filter) {
  const wanted = filter.trim().toLowerCase();
  const shown = deliveries.filter(
    (delivery) => wanted === '' || JSON.stringify(delivery).toLowerCase().includes(wanted),
  );
  showList(parent, shown, {
    key: (delivery) => delivery.id,
    create: createDelivery,
    update: updateDelivery,
  });
}

function createDelivery(delivery) {
  const details = make(
    'details',
    { class: 'delivery', 'data-testid': 'delivery' },
    make(
      'summary',
      {},
      make('span', { class: 'result' }),
      make('span', { class: 'kind', text: delivery.event ?? delivery.kind }),
      make('span', { class: 'path', text: pathOf(delivery.url) }),
      make('span', { class: 'took' }),
      make('time', { text: clockTime(delivery.at) }),
    ),
    make('div', { class: 'content' }),
  );
  // What is closed is not written: there are many.
  details.addEventListener('toggle', () => {
    details.dataset.open = details.open;
    if (details.open) fill(details);
  });
  return details;
}

function updateDelivery(details, delivery) {
  const shape = `${delivery.outcome} ${delivery.status} ${delivery.attempts} ${delivery.tookMs}`;
  if (details.dataset.shape === shape) return;
  details.dataset.shape = shape;
  details.delivery = delivery;
  const result = details.querySelector('.result');
  const isBad = delivery.error || delivery.outcome === 'unanswered';
  result.dataset.outcome = isBad ? 'failed' : delivery.outcome;
  say(result, delivery.status === null ? outcomes[delivery.outcome] : String(delivery.status));
  say(
    details.querySelector('.took'),
    delivery.tookMs === null ? '' : `${Math.round(delivery.tookMs)} ms`,
  );
  if (details.open) fill(details);
}

const outcomes = {
  'under-way': '…',
  answered: 'ok',
  failed: 'failed',
  dropped: 'dropped',
  unanswered: 'no answer',
};

function fill(details) {
  const { delivery } = details;
  const { method, url, attempts, error, contentType, body, warnings = [] } = delivery;
  const parameters = Object.entries(delivery.parameters);
  const empty = parameters.filter(([, value]) => value === '').map(([name]) => name);
  details.querySelector('.content').replaceChildren(
    ...[...(error ? [error] : []), ...warnings].map(({ code, message }) =>
      make('p', { class: 'error', text: `${code}: ${message}` }),
    ),
    make('h3', { text: 'Request' }),
    make('p', { class: 'line' }, make('code', { text: `${method} ${url}` })),
    make(
      'table',
      { class: 'parameters' },
      make(
        'tbody',
        {},
        ...parameters
          .filter(([, value]) => value !== '')
          .map(([name, value]) =>
            make('tr', {}, make('th', { scope: 'row', text: name }), make('td', { text: value })),
          ),
      ),
    ),
    ...(empty.length > 0
      ? [make('p', { class: 'detail', text: `Empty: ${empty.join(', ')}` })]
      : []),
    make('h3', {
      text: `Answer${contentType ? ` · ${contentType}` : ''}${attempts > 1 ? ` · attempt ${attempts}` : ''}`,
    }),
    make('pre', { tabindex: '0' }, make('code', { text: body ? indented(body) : 'no content' })),
  );
}

/** TwiML and JSON come on one line; people read them better on several. */
function indented(body) {
  if (body.startsWith('{')) {
    try {
      return JSON.stringify(JSON.parse(body), null, 2);
    } catch {
      // It was cut off, because it is so long.
      return body;
    }
  }
  if (!body.trimStart().startsWith('<')) return body;
  let depth = 0;
  return body
    .replace(/>\s*</g, '>\n<')
    .split('\n')
    .map((line) => {
      if (line.startsWith('</')) depth -= 1;
      const text = '  '.repeat(Math.max(0, depth)) + line;
      if (/^<[^/?!][^>]*[^/]>$/.test(line) || /^<\w+>$/.test(line)) depth += 1;
      return text;
    })
    .join('\n');
}

function pathOf(url) {
  const { pathname, search } = new URL(url);
  const known = pathname.replace(/^\/2010-04-01\/Accounts\/AC\w+/, '');
  return (known + search).replace(/\b([A-Z]{2})[0-9a-f]{32}\b/g, (sid) => short(sid));
}
