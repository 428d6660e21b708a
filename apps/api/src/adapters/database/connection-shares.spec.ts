import request from 'supertest';
import { servingCalls } from '../../desk/store/serving-calls';
import { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { shares } from './data-source';

/* Real: the whole API, PostgreSQL and the connections to it. */
describe('connections to the database', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());

  /**
   * Takes every connection of the share in which this is called, of so many, until it is let go.
   */
  const takeAll = async (size: number): Promise<() => Promise<void>> => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let taken = 0;
    const holders = Array.from({ length: 20 }, () =>
      desk.store
        .transaction(async () => {
          taken += 1;
          await held;
        })
        // Those who find none left.
        .catch(() => undefined),
    );
    while (taken < size) await new Promise((resolve) => setImmediate(resolve));
    return async () => {
      letGo();
      await Promise.all(holders);
    };
  };

  it('that serve calls are not taken by agents, however many they have', async () => {
    const letGo = await takeAll(shares.agents);
    const { text } = await new CustomerOnTheLine(desk).calls();
    await letGo();
    expect(text).toContain('<Conference');
  });

  it('are not needed by people who are not signed in', async () => {
    const server = desk.app.getHttpServer();
    const letGo = await takeAll(shares.agents);
    const letGoToo = await servingCalls(() => takeAll(shares.calls));
    const statuses = await Promise.all(
      ['/health', '/conference/heard/lead-in.wav', '/api/calls/current', '/voice/status'].flatMap(
        (path) =>
          Array.from({ length: 25 }, async () => {
            const { status } = await request(server).get(path);
            return `${path} ${status}`;
          }),
      ),
    );
    await letGo();
    await letGoToo();
    expect([...new Set(statuses)].sort()).toEqual([
      '/api/calls/current 401',
      '/conference/heard/lead-in.wav 403',
      '/health 200',
      '/voice/status 405',
    ]);
  });
});
