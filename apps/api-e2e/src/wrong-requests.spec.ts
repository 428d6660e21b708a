import { callViewSchema, sessionSchema } from '@baton/shared-types';
import { Desk } from './support/desk';
import { type ProblemError, RestClient } from './support/rest-client';

const nowhere = '00000000-0000-4000-8000-000000000000';

describe('a wrong request gets a problem document', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open()));
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  const problemOf = async (request: Promise<unknown>) => {
    const error = await request.then(
      () => {
        throw new Error('The request was granted.');
      },
      (reason: unknown) => reason as ProblemError,
    );
    return error.problem;
  };

  it('401 for everybody who is not signed in', async () => {
    const stranger = new RestClient(desk.api.url);
    const forger = new RestClient(desk.api.url, 'not-a-session');
    for (const client of [stranger, forger]) {
      for (const path of ['/api/session', '/api/agents', '/api/calls/current']) {
        expect(await problemOf(client.send('GET', path))).toMatchObject({ status: 401 });
      }
    }
  });

  it('404 for agents, calls and transfers that do not exist', async () => {
    const ada = await desk.arrives('agent1');
    await desk.talks(ada);
    const visitor = new RestClient(desk.api.url);

    const agent = visitor.post('/api/session', { agentId: 'nobody' }, sessionSchema);
    expect(await problemOf(agent)).toMatchObject({ status: 404 });
    const call = ada.rest.get(`/api/calls/${nowhere}`, callViewSchema);
    expect(await problemOf(call)).toMatchObject({ status: 404 });
    const hold = ada.rest.send('POST', `/api/calls/${nowhere}/hold`);
    expect(await problemOf(hold)).toMatchObject({ status: 404 });
    const transfer = ada.rest.send(
      'POST',
      `/api/calls/${ada.callId}/transfers/${nowhere}/complete`,
    );
    expect([404, 409]).toContain((await problemOf(transfer)).status);
    const target = ada.rest.send('POST', `/api/calls/${ada.callId}/transfers`, {
      mode: 'add',
      target: { kind: 'agent', id: 'nobody' },
    });
    expect(await problemOf(target)).toMatchObject({ status: 404 });
    expect(await problemOf(ada.rest.send('GET', '/api/nothing'))).toMatchObject({ status: 404 });
  });

  it('400 that names the field', async () => {
    const ada = await desk.arrives('agent1');
    await desk.talks(ada);
    const transfers = `/api/calls/${ada.callId}/transfers`;
    const wrong: [string, unknown, string][] = [
      [transfers, { mode: 'shout', target: { kind: 'agent', id: 'agent2' } }, 'mode'],
      [transfers, { mode: 'add', target: { kind: 'agent', id: 'not an id!' } }, 'target.id'],
      [transfers, { mode: 'add' }, 'target'],
    ];
    for (const [path, body, field] of wrong) {
      const problem = await problemOf(ada.rest.send('POST', path, body));
      expect(problem.status).toBe(400);
      expect(problem.errors?.map((each) => each.field)).toContain(field);
    }
    const presence = ada.rest.send('PUT', '/api/agents/me/presence', { presence: 'asleep' });
    expect(await problemOf(presence)).toMatchObject({ status: 400 });
    const malformed = ada.rest.send('GET', '/api/calls/not-an-id');
    expect(await problemOf(malformed)).toMatchObject({ status: 400 });
  });

  it('409 with a code for what the state does not allow', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    await desk.talks(ada);

    expect(await problemOf(ada.does('resume'))).toMatchObject({ status: 409, code: 'not_held' });
    expect(await problemOf(ada.does('leave'))).toMatchObject({
      status: 409,
      code: 'customer_would_be_alone',
    });
    expect(await problemOf(ada.transfers('add', ada))).toMatchObject({
      status: 409,
      code: 'target_is_owner',
    });
    await ada.transfers('consult', ben);
    await ben.waitsForRing();
    expect(await problemOf(ada.settles('merge'))).toMatchObject({
      status: 409,
      code: 'target_not_answered',
    });
    expect(await problemOf(ada.does('hold'))).toMatchObject({
      status: 409,
      code: 'transfer_in_progress',
    });
  });

  it("403 or 404 for somebody else's call", async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    await desk.talks(ada);
    const end = ben.rest.send('POST', `/api/calls/${ada.callId}/end`);
    expect([403, 404]).toContain((await problemOf(end)).status);
    expect(ada.call.current()?.state).toBe('connected');
  });

  it('one of two agents who want contradicting things gets 409', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    const outcomes = await Promise.allSettled([ada.does('hold'), ada.does('hold')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await ada.sees('held');
    await desk.everybodyHears(customer, ada);
  });
});
