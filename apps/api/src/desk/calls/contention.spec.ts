import { textOf } from '@baton/call-flow';
import type { CallView } from '@baton/shared-types';
import { Desk } from '../../testing/desk';
import { LegEntity } from '../../adapters/database/entities/leg.entity';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('at the same moment', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.clear());

  it('complete, cancel and hanging up: one decides, and the others are told so', async () => {
    await desk.signsInAvailable('agent1');
    await desk.signIn('agent2');
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    const { transfer } = await customer.getsConsulted('agent1', 'agent2');
    const path = `/api/calls/${await customer.id()}/transfers/${transfer?.id}`;

    const [complete, cancel] = await Promise.all([
      desk.as('agent1').post(`${path}/complete`),
      desk.as('agent1').post(`${path}/cancel`),
      customer.hangsUp(),
    ]);
    await desk.doJobs();

    expect(await customer.row()).toMatchObject({ state: 'ended', outcome: 'customer-hung-up' });
    for (const { status } of [complete, cancel]) expect([200, 409]).toContain(status);
    const settled = (await desk.history()).filter(
      ({ event, decision }) => event === 'customer_left' && decision === 'moved',
    );
    expect(settled).toHaveLength(1);
    const legs = await desk.dataSource.manager.find(LegEntity);
    expect(legs.every(({ endedAt }) => endedAt)).toBe(true);
  });

  it('two clicks on complete: the second is told that it is under way', async () => {
    await desk.signsInAvailable('agent1');
    await desk.signIn('agent2');
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    const { transfer } = await customer.getsConsulted('agent1', 'agent2');
    const path = `/api/calls/${await customer.id()}/transfers/${transfer?.id}/complete`;
    const answers = await Promise.all([desk.as('agent1').post(path), desk.as('agent1').post(path)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('two agents consulting the same colleague: one gets them', async () => {
    await desk.signsInAvailable('agent1', 'agent2');
    await desk.signIn('agent3');
    const [first, second] = [await desk.customerCalls(), await desk.customerCalls()];
    await first.getsAnsweredBy('agent1');
    await second.getsAnsweredBy('agent2');
    const asks = async (customer: typeof first, agentId: string) =>
      desk.as(agentId).post(`/api/calls/${await customer.id()}/transfers`, {
        mode: 'consult',
        target: { kind: 'agent', id: 'agent3' },
      });
    const answers = await Promise.all([asks(first, 'agent1'), asks(second, 'agent2')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('two transfers between four agents never mix', async () => {
    await desk.signsInAvailable('agent1', 'agent2');
    await desk.signIn('agent3');
    await desk.signIn('agent4');
    const [first, second] = [await desk.customerCalls(), await desk.customerCalls()];
    await first.getsAnsweredBy('agent1');
    await second.getsAnsweredBy('agent2');
    await Promise.all([
      first.getsConsulted('agent1', 'agent3'),
      second.getsConsulted('agent2', 'agent4'),
    ]);
    await Promise.all([
      first.settleTransfer('agent1', 'complete'),
      second.settleTransfer('agent2', 'complete'),
    ]);
    await desk.doJobs();

    const [one, two] = [await first.viewOf('agent3'), await second.viewOf('agent4')];
    const peopleOf = ({ parties }: CallView) => parties.map(({ agent }) => agent.id);
    expect([one.state, peopleOf(one), two.state, peopleOf(two)]).toEqual([
      'connected',
      ['agent3'],
      'connected',
      ['agent4'],
    ]);
    const rooms = desk.telephony.rings.map(({ order }) => [textOf(order.party), order.room]);
    expect(Object.fromEntries(rooms)).toEqual({
      agent1: first.sid,
      agent3: first.sid,
      agent2: second.sid,
      agent4: second.sid,
    });
  });
});
