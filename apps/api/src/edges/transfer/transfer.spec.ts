import { randomUUID } from 'node:crypto';
import { LegEntity } from '../../adapters/database/entities/leg.entity';
import { TransferEntity } from '../../adapters/database/entities/transfer.entity';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('a transfer', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  let transfers: string;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signsInAvailable('agent1');
    await desk.signIn('agent2');
    await desk.signIn('agent3');
    customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    transfers = `/api/calls/${await customer.id()}/transfers`;
  });

  const asks = (agentId: string, targetAgentId: string, mode = 'consult') =>
    desk.as(agentId).post(transfers, { mode, target: { kind: 'agent', id: targetAgentId } });

  describe('is refused', () => {
    const nothingHasChanged = async () => {
      expect(await customer.state()).toBe('connected');
      expect(await desk.dataSource.manager.count(TransferEntity)).toBe(0);
      expect(await desk.dataSource.manager.count(LegEntity)).toBe(1);
    };

    it.each([
      ['without a mode', { target: { kind: 'agent', id: 'agent2' } }, 'mode'],
      [
        'with a mode that does not exist',
        { mode: 'throw', target: { kind: 'agent', id: 'agent2' } },
        'mode',
      ],
      ['without a target', { mode: 'consult' }, 'target'],
      [
        'to a target that can be nobody',
        { mode: 'consult', target: { kind: 'agent', id: 'a b' } },
        'target.id',
      ],
    ])('%s: 400, and the field is named', async (_, body, field) => {
      const response = await desk.as('agent1').post(transfers, body).expect(400);
      expect(response.body).toMatchObject({ errors: [{ field }] });
      await nothingHasChanged();
    });

    it('to an agent who does not exist: 404', async () => {
      const body: unknown = (await asks('agent1', 'nobody').expect(404)).body;
      expect(body).toMatchObject({ code: 'unknown_agent' });
      await nothingHasChanged();
    });

    it('to an agent whose browser is not there: 409', async () => {
      const body: unknown = (await asks('agent1', 'agent4').expect(409)).body;
      expect(body).toMatchObject({
        code: 'target_offline',
        detail: 'Dev cannot be called right now.',
      });
      await nothingHasChanged();
    });

    it('to oneself: 409', async () => {
      const body: unknown = (await asks('agent1', 'agent1').expect(409)).body;
      expect(body).toMatchObject({ code: 'target_is_owner' });
      await nothingHasChanged();
    });

    it('to an agent who is on another call: 409', async () => {
      await desk.signsInAvailable('agent4');
      const other = await desk.customerCalls();
      await other.getsAnsweredBy('agent4');
      const body: unknown = (await asks('agent1', 'agent4').expect(409)).body;
      expect(body).toMatchObject({ code: 'target_busy' });
    });

    it('of a call that one is not on: 403', async () => {
      const body: unknown = (await asks('agent2', 'agent3').expect(403)).body;
      expect(body).toMatchObject({ code: 'not_your_call' });
      await nothingHasChanged();
    });

    it('of a call that does not exist: 404', async () => {
      const path = `/api/calls/${randomUUID()}/transfers`;
      const body = { mode: 'consult', target: { kind: 'agent', id: 'agent2' } };
      await desk.as('agent1').post(path, body).expect(404);
    });

    it('while another is under way: 409', async () => {
      await customer.startTransfer('agent1', 'agent2', 'consult');
      const body: unknown = (await asks('agent1', 'agent3').expect(409)).body;
      expect(body).toMatchObject({ code: 'transfer_in_progress' });
    });

    it.each(['complete', 'merge', 'cancel'])('to %s when it does not exist: 404', async (how) => {
      const body: unknown = (
        await desk.as('agent1').post(`${transfers}/${randomUUID()}/${how}`).expect(404)
      ).body;
      expect(body).toMatchObject({ code: 'unknown_transfer' });
    });

    it.each(['complete', 'merge', 'cancel'])('to %s under a malformed id: 400', async (how) => {
      const body: unknown = (await desk.as('agent1').post(`${transfers}/first/${how}`).expect(400))
        .body;
      expect(body).toMatchObject({ errors: [{ field: 'transferId' }] });
    });

    it('to be merged before the colleague has answered: 409', async () => {
      await customer.startTransfer('agent1', 'agent2', 'consult');
      const response = await customer.settleTransfer('agent1', 'merge');
      const { status } = response;
      const body: unknown = response.body;
      expect([status, (body as { code: string }).code]).toEqual([409, 'target_not_answered']);
    });

    it('to be merged twice: 409', async () => {
      await customer.getsConsulted('agent1', 'agent2');
      expect((await customer.settleTransfer('agent1', 'merge')).status).toBe(200);
      const response = await customer.settleTransfer('agent1', 'merge');
      const { status } = response;
      const body: unknown = response.body;
      expect([status, (body as { code: string }).code]).toEqual([409, 'already_merged']);
    });

    it('to be completed by the colleague: 403', async () => {
      await customer.getsConsulted('agent1', 'agent2');
      const response = await customer.settleTransfer('agent2', 'complete');
      const { status } = response;
      const body: unknown = response.body;
      expect([status, (body as { code: string }).code]).toEqual([403, 'not_your_call']);
    });
  });

  it('may go to a colleague who is away at their desk', async () => {
    await asks('agent1', 'agent2').expect(201);
    expect(await desk.as('agent2').presence()).toMatchObject({ presence: 'ringing' });
  });

  it.each([
    ['busy', true, 'declined'],
    ['no-answer', true, 'no-answer'],
    ['no-answer', false, 'offline'],
    ['failed', false, 'failed'],
  ] as const)(
    'whose ring ends %s (rang: %s) is %s, and leaves the colleague’s presence as it was',
    async (status, rang, outcome) => {
      await customer.startTransfer('agent1', 'agent2', 'consult');
      if (rang) await customer.ringsAt('agent2');
      await customer.ringEnds('agent2', status);
      expect(await customer.viewOf('agent1')).toMatchObject({
        state: 'held',
        transfer: { outcome, target: { id: 'agent2' } },
      });
      expect(await desk.as('agent2').presence()).toMatchObject({
        presence: 'away',
        awayReason: 'chosen',
      });
    },
  );

  it('that is canceled before the colleague is rung rings nobody, and leaves them free', async () => {
    await asks('agent1', 'agent2').expect(201);
    const { transfer } = await customer.viewOf('agent1');
    await desk.as('agent1').post(`${transfers}/${transfer?.id}/cancel`).expect(200);
    await desk.doJobs();
    expect(desk.telephony.asked).not.toContain('ring agent2 for consult');
    expect(await desk.as('agent2').presence()).toMatchObject({ presence: 'away' });
  });

  it('that is canceled while the colleague is rung stops the ring and brings the customer back', async () => {
    await customer.startTransfer('agent1', 'agent2', 'consult');
    await customer.settleTransfer('agent1', 'cancel');
    expect(desk.telephony.asked.slice(-2).sort()).toEqual(['hang up agent2', 'resume']);
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'connected',
      transfer: { outcome: 'canceled' },
    });
  });

  it('adds a colleague at once, without the customer being held', async () => {
    await customer.startTransfer('agent1', 'agent2', 'add');
    await customer.getsAnsweredBy('agent2');
    expect(await customer.state()).toBe('merged');
    await customer.wish('agent1', 'leave');
    expect(await customer.viewOf('agent2')).toMatchObject({ state: 'connected', myRole: 'owner' });
    expect(desk.telephony.asked).toEqual([
      'ring agent1 for offer',
      'ring agent2 for add',
      'hang up agent1',
    ]);
  });

  it('merges a consultation: all three talk, and the first agent may leave', async () => {
    await customer.getsConsulted('agent1', 'agent2');
    await customer.settleTransfer('agent1', 'merge');
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'merged',
      customer: { hears: 'people', heldSince: null },
    });
    expect(desk.telephony.asked.at(-1)).toBe('resume');
    await customer.wish('agent1', 'leave');
    expect(await customer.viewOf('agent2')).toMatchObject({ state: 'connected', myRole: 'owner' });
  });

  it('makes the colleague responsible when the first agent is lost while both talk', async () => {
    await customer.getsConsulted('agent1', 'agent2');
    await customer.leaves('agent1');
    expect(await customer.viewOf('agent2')).toMatchObject({
      state: 'connected',
      myRole: 'owner',
      transfer: { outcome: 'taken-over' },
    });
    expect(desk.telephony.asked.at(-1)).toBe('resume');
  });

  it('goes on ringing for the customer when the first agent is lost meanwhile', async () => {
    await customer.startTransfer('agent1', 'agent2', 'consult');
    await customer.leaves('agent1');
    expect(await customer.viewOf('agent2')).toMatchObject({ state: 'offering', myRole: 'offered' });
    await customer.getsAnsweredBy('agent2');
    expect(await customer.viewOf('agent2')).toMatchObject({ state: 'connected', myRole: 'owner' });
  });

  it('ends with the customer, whose agents are both let go', async () => {
    await customer.getsConsulted('agent1', 'agent2');
    await customer.hangsUp();
    expect(desk.telephony.asked.slice(-3).sort()).toEqual([
      'close the room',
      'hang up agent1',
      'hang up agent2',
    ]);
    expect(await customer.viewOf('agent2')).toMatchObject({
      outcome: 'customer-hung-up',
      transfer: { outcome: 'customer-left' },
    });
  });

  it.each([
    ['the colleague', ['agent2', 'agent1', 'customer']],
    ['the owner', ['agent1', 'agent2', 'customer']],
    ['the customer', ['customer', 'agent2', 'agent1']],
  ] as const)(
    'ends with the customer whose hanging up took everybody along, though %s is reported first',
    async (_, order) => {
      await customer.getsConsulted('agent1', 'agent2');
      desk.telephony.ended.set(customer.sid, 'left');
      for (const whose of order) {
        if (whose === 'customer') await customer.hangsUp();
        else await customer.connectionEnds(whose);
      }
      expect(await customer.viewOf('agent1')).toMatchObject({
        outcome: 'customer-hung-up',
        transfer: { outcome: 'customer-left' },
      });
    },
  );

  it('ends with the colleague whose connection is over while the customer is there, or nobody can tell', async () => {
    for (const isInTrouble of [false, true]) {
      await customer.getsConsulted('agent1', 'agent2');
      if (isInTrouble) desk.telephony.failNext('endOf', 'unsure');
      await customer.connectionEnds('agent2');
      expect(await customer.viewOf('agent1')).toMatchObject({
        state: 'connected',
        transfer: { outcome: 'target-lost' },
      });
    }
  });
});
