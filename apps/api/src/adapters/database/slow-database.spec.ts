import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import request from 'supertest';
import { Desk } from '../../testing/desk';
import { PostgresSessions } from './store/postgres-sessions';
import { patience } from './watched-connection';

/* Real: the whole API, PostgreSQL with its time-outs. */
describe('signing in at a desk that is too busy', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  afterEach(() => jest.restoreAllMocks());

  const signIn = () =>
    request(desk.app.getHttpServer()).post('/api/session').send({ agentId: 'agent1' });
  const isPutOff = async () => {
    const { status, text } = await signIn();
    expect(status).toBe(503);
    expect(JSON.parse(text)).toMatchObject({ code: 'out_of_order' });
    await signIn().expect(201);
  };

  it('is put off, and no fault, when the process has stood still with a transaction in hand', async () => {
    const find = jest.spyOn(PostgresSessions.prototype, 'of');
    find.mockImplementationOnce(async function (this: PostgresSessions, agentId) {
      await pause(patience.idle_in_transaction_session_timeout + 500);
      return this.of(agentId);
    });
    await isPutOff();
    expect(find).toHaveBeenCalled();
  });

  it('is put off, and no fault, when others hold its row for longer than a statement may take', async () => {
    const holder = new Client({ connectionString: desk.environment.DATABASE_URL });
    await holder.connect();
    await holder.query(`BEGIN; SELECT FROM agent WHERE id = 'agent1' FOR UPDATE`);
    const { status } = await signIn();
    await holder.end();
    expect(status).toBe(503);
    await signIn().expect(201);
  });
});
