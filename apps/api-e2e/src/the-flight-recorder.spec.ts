import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Desk } from './support/desk';

const script = join(__dirname, '..', '..', '..', 'dist', 'apps', 'api', 'replay.js');

describe('the flight recorder', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open()));
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  const replays = (callId: string) =>
    spawnSync(process.execPath, [script, callId], {
      env: { PATH: process.env['PATH'], DATABASE_URL: desk.database.url },
      encoding: 'utf8',
    });

  it('replays a call to its last state, and says where a falsified one differs', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('consult', ben);
    await ben.answers();
    await ada.sees('consulting');
    await ada.settles('complete');
    const { id } = await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    customer.hangsUp();
    await ben.sees('ended');

    const same = replays(id);
    expect(same.stderr).toBe('');
    expect(same.stdout).toMatch(/agent_transfers .* connected → consult-holding/);
    expect(same.stdout).toContain('Replayed to the same state: ended.');
    expect(same.status).toBe(0);

    await desk.database.query(
      `UPDATE call_event SET event = 'agent_cancels' WHERE event = 'agent_completes'`,
    );
    const other = replays(id);
    expect(other.stdout).toMatch(/DIFFERENT: line \d+, agent_cancels: state "connected" instead/);
    expect(other.status).toBe(1);
  });

  it('says so when there is no such call', () => {
    const { status, stderr } = replays('00000000-0000-4000-8000-000000000000');
    expect(stderr).toContain('There is no call 00000000-0000-4000-8000-000000000000.');
    expect(status).toBe(1);
  });
});
