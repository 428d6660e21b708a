import type { CallAction } from '@baton/shared-types';
import type { Response } from 'supertest';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';

const ids = { Ada: 'agent1', Ben: 'agent2', Cleo: 'agent3', Dev: 'agent4' } as const;
type Name = keyof typeof ids;
const names = Object.keys(ids) as Name[];
const outside = '+12025550199';

/** What one agent may do: nothing, or read the call, note its outcome, and more. */
type Cell = '-' | 'read' | 'read, note' | `read, note | ${string}` | `read | ${string}`;

interface Scene {
  readonly when: string;
  readonly comesAbout: (stage: Stage) => Promise<unknown>;
  readonly state: string;
  readonly may: Record<Name, Cell>;
}

interface Stage {
  readonly desk: Desk;
  readonly customer: CustomerOnTheLine;
}

const transfers = ({ customer }: Stage, target: Name, mode: 'consult' | 'add' | 'blind') =>
  customer.startTransfer(ids.Ada, ids[target], mode);

async function goesAvailable(desk: Desk, name: Name): Promise<void> {
  await desk.as(ids[name]).put('/api/agents/me/presence', { presence: 'available' }).expect(200);
  await desk.doJobs();
}

async function adaTalks({ desk, customer }: Stage): Promise<void> {
  await goesAvailable(desk, 'Ada');
  await customer.getsAnsweredBy(ids.Ada);
  await goesAvailable(desk, 'Ben');
  await goesAvailable(desk, 'Cleo');
}

async function benIsConsulted(stage: Stage): Promise<void> {
  await adaTalks(stage);
  await transfers(stage, 'Ben', 'consult');
  await stage.customer.getsAnsweredBy(ids.Ben);
}

async function benIsGuest(stage: Stage): Promise<void> {
  await adaTalks(stage);
  await transfers(stage, 'Ben', 'add');
  await stage.customer.getsAnsweredBy(ids.Ben);
}

async function adaHandsOut(stage: Stage): Promise<void> {
  const { desk, customer } = stage;
  await desk.as(ids.Ada).post(`/api/calls/${await customer.id()}/transfers`, {
    mode: 'blind',
    target: { kind: 'number', number: outside },
  });
  await desk.doJobs();
  await customer.connect(outside);
  await customer.joins(outside);
  await desk.doJobs();
}

async function swaps({ desk, customer }: Stage): Promise<void> {
  const { transferId, id } = await customer.row();
  await desk.as(ids.Ada).post(`/api/calls/${id}/transfers/${transferId}/swap`).expect(200);
  await desk.doJobs();
  await customer.connect(ids.Ben);
  await desk.doJobs();
}

const connected = 'hold, consult, add, blind, requeue, end';
const held = 'resume, consult, add, blind, requeue, end';

/* Dev never has to do with the call. */
const scenes: readonly Scene[] = [
  {
    when: 'it waits, and nobody has been rung',
    comesAbout: () => Promise.resolve(),
    state: 'queued',
    may: { Ada: '-', Ben: '-', Cleo: '-', Dev: '-' },
  },
  {
    when: 'it rings at Ada after Ben has declined it and Cleo has not answered',
    comesAbout: async ({ desk, customer }) => {
      await goesAvailable(desk, 'Ben');
      await customer.ringEnds(ids.Ben, 'busy');
      await goesAvailable(desk, 'Cleo');
      await customer.ringEnds(ids.Cleo, 'no-answer');
      await goesAvailable(desk, 'Ada');
    },
    state: 'offering',
    may: { Ada: 'read', Ben: '-', Cleo: '-', Dev: '-' },
  },
  {
    when: 'Ada talks with the customer',
    comesAbout: adaTalks,
    state: 'connected',
    may: { Ada: `read, note | ${connected}`, Ben: '-', Cleo: '-', Dev: '-' },
  },
  {
    when: 'Ada has put the customer on hold',
    comesAbout: async (stage) => {
      await adaTalks(stage);
      await stage.customer.wish(ids.Ada, 'hold');
    },
    state: 'held',
    may: { Ada: `read, note | ${held}`, Ben: '-', Cleo: '-', Dev: '-' },
  },
  {
    when: 'Ada consults Ben, who is being rung',
    comesAbout: async (stage) => {
      await adaTalks(stage);
      await transfers(stage, 'Ben', 'consult');
    },
    state: 'consult-ringing',
    may: {
      Ada: 'read, note | swap, complete, cancel, leave, end',
      Ben: 'read',
      Cleo: '-',
      Dev: '-',
    },
  },
  {
    when: 'Ben has declined to be consulted',
    comesAbout: async (stage) => {
      await adaTalks(stage);
      await transfers(stage, 'Ben', 'consult');
      await stage.customer.ringEnds(ids.Ben, 'busy');
    },
    state: 'held',
    may: { Ada: `read, note | ${held}`, Ben: '-', Cleo: '-', Dev: '-' },
  },
  {
    when: 'Ada consults Cleo after Ben did not answer',
    comesAbout: async (stage) => {
      await adaTalks(stage);
      await transfers(stage, 'Ben', 'consult');
      await stage.customer.ringEnds(ids.Ben, 'no-answer');
      await transfers(stage, 'Cleo', 'consult');
    },
    state: 'consult-ringing',
    may: {
      Ada: 'read, note | swap, complete, cancel, leave, end',
      Ben: '-',
      Cleo: 'read',
      Dev: '-',
    },
  },
  {
    when: 'Ada and Ben talk in private',
    comesAbout: benIsConsulted,
    state: 'consulting',
    may: {
      Ada: 'read, note | swap, merge, complete, cancel, end',
      Ben: 'read, note | leave',
      Cleo: '-',
      Dev: '-',
    },
  },
  {
    when: 'Ada talks with the customer while Ben waits',
    comesAbout: async (stage) => {
      await benIsConsulted(stage);
      await swaps(stage);
    },
    state: 'swapped',
    may: {
      Ada: 'read, note | swap, merge, complete, cancel, end',
      Ben: 'read, note | leave',
      Cleo: '-',
      Dev: '-',
    },
  },
  {
    when: 'all three talk before Ada hands over',
    comesAbout: async (stage) => {
      await benIsConsulted(stage);
      await stage.customer.settleTransfer(ids.Ada, 'merge');
    },
    state: 'merged',
    may: {
      Ada: 'read, note | add, complete, cancel, leave, end',
      Ben: 'read, note | leave',
      Cleo: '-',
      Dev: '-',
    },
  },
  {
    when: 'Ada has handed over to Ben after a consultation',
    comesAbout: async (stage) => {
      await benIsConsulted(stage);
      await stage.customer.settleTransfer(ids.Ada, 'complete');
    },
    state: 'connected',
    may: { Ada: 'read, note', Ben: `read, note | ${connected}`, Cleo: '-', Dev: '-' },
  },
  {
    when: 'Ada has handed over at once, and it rings at Ben',
    comesAbout: async (stage) => {
      await adaTalks(stage);
      await transfers(stage, 'Ben', 'blind');
    },
    state: 'offering',
    may: { Ada: 'read, note', Ben: 'read', Cleo: '-', Dev: '-' },
  },
  {
    when: 'Ben is on the call as a guest, and Cleo is rung to join',
    comesAbout: async (stage) => {
      await benIsGuest(stage);
      await transfers(stage, 'Cleo', 'add');
    },
    state: 'add-ringing',
    may: {
      Ada: 'read, note | cancel, leave, end',
      Ben: 'read, note | leave',
      Cleo: 'read',
      Dev: '-',
    },
  },
  {
    when: 'Ben and Cleo are guests of Ada',
    comesAbout: async (stage) => {
      await benIsGuest(stage);
      await transfers(stage, 'Cleo', 'add');
      await stage.customer.getsAnsweredBy(ids.Cleo);
    },
    state: 'merged',
    may: {
      Ada: 'read, note | add, complete, cancel, leave, end',
      Ben: 'read, note | leave',
      Cleo: 'read, note | leave',
      Dev: '-',
    },
  },
  {
    when: 'Ben has been a guest, and Ada has handed the call to a telephone outside',
    comesAbout: async (stage) => {
      await benIsGuest(stage);
      await stage.customer.wish(ids.Ben, 'leave');
      await adaHandsOut(stage);
    },
    state: 'connected',
    may: { Ada: 'read, note | end', Ben: 'read, note', Cleo: '-', Dev: '-' },
  },
  {
    when: 'the connection of Ada is lost',
    comesAbout: async (stage) => {
      await adaTalks(stage);
      // A page that is heard of after the loss is back, and is called.
      await stage.desk.dataSource.query(
        `UPDATE agent_tab SET last_seen_at = now() WHERE agent_id = $1`,
        [ids.Ada],
      );
      await stage.customer.leaves(ids.Ada);
    },
    state: 'owner-lost',
    may: { Ada: 'read, note', Ben: '-', Cleo: '-', Dev: '-' },
  },
  {
    when: 'it is over, Ben was consulted, and Cleo declined',
    comesAbout: async (stage) => {
      await adaTalks(stage);
      await transfers(stage, 'Cleo', 'consult');
      await stage.customer.ringEnds(ids.Cleo, 'busy');
      await transfers(stage, 'Ben', 'consult');
      await stage.customer.getsAnsweredBy(ids.Ben);
      await stage.customer.settleTransfer(ids.Ada, 'cancel');
      await stage.customer.hangsUp();
    },
    state: 'ended',
    may: { Ada: 'read, note', Ben: 'read, note', Cleo: '-', Dev: '-' },
  },
  {
    when: 'it is over, and Ada has finished her wrap-up',
    comesAbout: async (stage) => {
      await adaTalks(stage);
      await stage.customer.hangsUp();
      await goesAvailable(stage.desk, 'Ada');
    },
    state: 'ended',
    may: { Ada: 'read, note', Ben: '-', Cleo: '-', Dev: '-' },
  },
  {
    when: 'it is over, and an outside telephone had it last',
    comesAbout: async (stage) => {
      await adaTalks(stage);
      await adaHandsOut(stage);
      await stage.customer.hangsUp();
    },
    state: 'ended',
    may: { Ada: 'read, note', Ben: '-', Cleo: '-', Dev: '-' },
  },
];

/*
 * Real: the whole API, PostgreSQL, the job queue, every route of a call. Not real: the carrier,
 * which records.
 */
describe('what each agent may do of a call', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    for (const id of Object.values(ids)) await desk.signIn(id);
    // However slow this machine is, nobody's tab counts as silent.
    await desk.dataSource.query(`UPDATE agent_tab SET last_seen_at = now() + interval '10 min'`);
  });

  it.each(scenes)('when $when', async ({ comesAbout, state, may }) => {
    const customer = await desk.customerCalls();
    await comesAbout({ desk, customer });
    expect(await customer.state()).toBe(state);

    const found = await Promise.all(
      names.map(async (name) => [name, await cellOf(customer, ids[name])] as const),
    );
    expect(Object.fromEntries(found)).toEqual(may);
    expect(await customer.state()).toBe(state);
  });

  async function cellOf(customer: CustomerOnTheLine, agentId: string): Promise<string> {
    const { id, transferId } = await customer.row();
    const as = desk.as(agentId);
    const reads = await as.get(`/api/calls/${id}`);
    const timeline = await as.get(`/api/calls/${id}/timeline`);
    expect(timeline.status).toBe(reads.status);
    const offered =
      reads.status === 200
        ? (reads.body as { availableActions: CallAction[] }).availableActions
        : [];
    for (const action of Object.keys(wishes) as CallAction[]) {
      if (offered.includes(action)) continue;
      const [path, body] = wishes[action](transferId ?? id);
      const refusal = await as.post(`/api/calls/${id}${path}`, body);
      expect([action, refusal.status]).toEqual([action, refusedWith(reads, refusal)]);
    }
    if (reads.status === 403) {
      const note = await as.put(`/api/calls/${id}/wrap-up`, { disposition: 'Solved', note: '' });
      expect(note.status).toBe(403);
      return '-';
    }
    expect(reads.status).toBe(200);
    const note = await as.put(`/api/calls/${id}/wrap-up`, { disposition: 'Solved', note: '' });
    const rights = note.status === 200 ? 'read, note' : 'read';
    return offered.length > 0 ? `${rights} | ${offered.join(', ')}` : rights;
  }
});

/**
 * Who may not read a call is told nothing else about it; to the others a wish is refused as not
 * theirs, or as not possible now.
 */
function refusedWith(reads: Response, refusal: Response): number {
  if (reads.status === 403) return 403;
  return [403, 404, 409].includes(refusal.status) ? refusal.status : 409;
}

const toNumber = { kind: 'number', number: outside };
const wishes: Record<CallAction, (transferId: string) => [path: string, body?: object]> = {
  hold: () => ['/hold'],
  resume: () => ['/resume'],
  end: () => ['/end'],
  leave: () => ['/leave'],
  consult: () => ['/transfers', { mode: 'consult', target: toNumber }],
  add: () => ['/transfers', { mode: 'add', target: toNumber }],
  blind: () => ['/transfers', { mode: 'blind', target: toNumber }],
  requeue: () => ['/transfers', { mode: 'blind', target: { kind: 'queue' } }],
  complete: (id) => [`/transfers/${id}/complete`],
  cancel: (id) => [`/transfers/${id}/cancel`],
  merge: (id) => [`/transfers/${id}/merge`],
  swap: (id) => [`/transfers/${id}/swap`],
};
