import type { AgentView } from '@baton/shared-types';
import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL, two processes of it. Not real: the carrier, which records. */
describe('an agent who is no longer on the list of agents', () => {
  const password = 'another long password';
  let desk: Desk;
  let next: Desk;
  let callId: string;
  beforeAll(async () => {
    desk = await Desk.open();
    await desk.signsInAvailable('agent1');
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await desk.signsInAvailable('agent2');
    callId = await customer.id();
    const toBen = { mode: 'blind', target: { kind: 'agent', id: 'agent2' } };
    await desk.as('agent1').post(`/api/calls/${callId}/transfers`, toBen).expect(201);
    await desk.doJobs();
    await customer.getsAnsweredBy('agent2');
    next = await desk.beside({
      DEMO_MODE: 'false',
      AGENTS: `agent2:Ben:${password},agent9:Ines:${password}`,
    });
    await next.signIn('agent2', password);
  });
  afterAll(async () => {
    await next.stop();
    await desk.stop();
  });

  it('is not among the agents of the desk', async () => {
    const answer = await next.as('agent2').get('/api/agents').expect(200);
    expect((answer.body as AgentView[]).map(({ name }) => name)).toEqual(['Ben', 'Ines']);
  });

  it('is named in the calls that they had', async () => {
    const answer = await next.as('agent2').get(`/api/calls/${callId}`).expect(200);
    expect(answer.body).toMatchObject({ transfer: { from: 'agent1', fromName: 'Ada' } });
  });

  it('cannot be consulted by a colleague', async () => {
    const toAda = { mode: 'consult', target: { kind: 'agent', id: 'agent1' } };
    const answer = await next.as('agent2').post(`/api/calls/${callId}/transfers`, toAda);
    expect(answer.body).toMatchObject({ status: 404, code: 'unknown_agent' });
  });
});
