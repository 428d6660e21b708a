import { timelineSchema } from '@baton/shared-types';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { differencesOf, readRecording, type Recording } from './flight-recorder';
import { inWords } from './story';

/*
 * Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. Every other
 * spec of the API replays its calls as well: see `Desk.clear`.
 */
describe('the flight recorder', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signsInAvailable('agent1');
    await desk.signIn('agent2');
    customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await customer.getsConsulted('agent1', 'agent2');
    await customer.settleTransfer('agent1', 'complete');
    await customer.hangsUp();
  });

  const recording = async (): Promise<Recording> => {
    const found = await readRecording(desk.store, await customer.id());
    if (!found) throw new Error('There is no recording.');
    return found;
  };

  const timelineFor = async (agentId: string) =>
    desk.as(agentId).get(`/api/calls/${await customer.id()}/timeline`);

  it('shows every event, decision and command in order, each with its cause', async () => {
    const response = await timelineFor('agent1');
    const { entries } = timelineSchema.parse(response.body);
    expect(entries.map(({ id }) => BigInt(id))).toEqual(
      entries.map(({ id }) => BigInt(id)).sort((a, b) => (a < b ? -1 : 1)),
    );
    const wish = entries.find(({ what }) => what === 'agent_transfers');
    expect(wish).toMatchObject({
      cause: 'agent:agent1',
      decision: 'moved',
      fromState: 'connected',
      toState: 'consult-holding',
    });
    expect(entries.filter(({ cause }) => cause === `event:${wish?.id}`)).toMatchObject([
      { what: 'hold_customer', decision: 'commanded', details: { audio: 'hold-music' } },
    ]);
    const moves = entries.filter(({ decision }) => decision === 'moved');
    expect(moves.map(({ toState }) => toState)).toEqual([
      'queued',
      'offering',
      'connected',
      'consult-holding',
      'consult-ringing',
      'consulting',
      'completing',
      'connected',
      'ended',
    ]);
  });

  it('shows it to those who were on the call, and to nobody else', async () => {
    expect((await timelineFor('agent2')).status).toBe(200);
    await desk.signIn('agent3');
    expect((await timelineFor('agent3')).status).toBe(403);
  });

  it('replays a call to the state in which it is stored', async () => {
    expect(differencesOf(await recording())).toEqual([]);
  });

  it('tells a call as a story', async () => {
    const { lines } = await recording();
    const story = lines.map(inWords);
    expect(story[0]).toMatch(/customer_called, says webhook:connect\/client: nothing → queued$/);
    expect(story).toContainEqual(
      expect.stringMatching(/ {6}→ hold_customer \(audio="hold-music"\)$/),
    );
  });

  it.each([
    ['an event is missing', 'leg_joined'],
    ['a command is missing', 'hold_customer'],
  ])('notices when %s', async (_, missing) => {
    const whole = await recording();
    const place = whole.lines.findIndex(({ event }) => event === missing);
    const lines = whole.lines.filter((_line, index) => index !== place);
    expect(place).toBeGreaterThan(0);
    expect(differencesOf({ ...whole, lines })).not.toEqual([]);
  });

  it('notices when the stored state is another one', async () => {
    const stored = { name: 'queued', parked: 'hold', leaving: null } as const;
    expect(differencesOf({ ...(await recording()), stored })).toEqual([
      expect.stringContaining('stored is {"name":"queued","parked":"hold","leaving":null}'),
    ]);
  });
});
