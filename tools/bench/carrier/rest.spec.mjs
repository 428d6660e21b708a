import { carryOut, kindOf } from './rest.mjs';
import { Exchange } from './exchange.mjs';
import { Webhooks } from './webhooks.mjs';

const account = '/2010-04-01/Accounts/AC00000000000000000000000000000001';

describe('what kind of request the carrier is asked', () => {
  it.each([
    ['POST', 'Calls', 'calls.create'],
    ['GET', 'Calls', 'calls.list'],
    ['GET', 'Calls/CA1', 'calls.fetch'],
    ['POST', 'Calls/CA1', 'calls.update'],
    ['POST', 'Calls/CA1/UserDefinedMessageSubscriptions', 'subscriptions.create'],
    ['GET', 'Conferences', 'conferences.list'],
    ['POST', 'Conferences/CF1', 'conferences.update'],
    ['GET', 'Conferences/CF1/Participants', 'participants.list'],
    ['POST', 'Conferences/CF1/Participants/CA1', 'participants.update'],
    ['GET', 'Queues', 'unknown'],
  ])('%s %s is %s', (method, path, kind) => {
    expect(kindOf(method, `${account}/${path}.json`)).toBe(kind);
  });
});

describe('the list of connections', () => {
  /** @param {string} query */
  const list = (query) => {
    const exchange = new Exchange(new Webhooks());
    for (const number of ['1', '2', '3']) exchange.know(`CA${number}`);
    const ended = exchange.calls.get('CA2');
    if (ended) exchange.end(ended, 'customer');
    const asked = { method: 'GET', path: `${account}/Calls.json`, form: new URLSearchParams() };
    return /** @type {any} */ (
      carryOut(exchange, { ...asked, query: new URLSearchParams(query) }).body
    );
  };
  const sids = (/** @type {any} */ page) =>
    page.calls.map((/** @type {{ sid: string }} */ { sid }) => sid);

  it('has those in the status that is asked for', () => {
    expect(sids(list('Status=in-progress'))).toEqual(['CA1', 'CA3']);
    expect(sids(list('Status=canceled'))).toEqual([]);
    expect(sids(list('Status=completed'))).toEqual(['CA2']);
  });

  it('comes in pages, each with the address of the next', () => {
    const first = list('Status=in-progress&PageSize=1');
    const second = list(first.next_page_uri.split('?')[1]);
    expect([sids(first), sids(second), second.next_page_uri]).toEqual([['CA1'], ['CA3'], null]);
  });
});
