import { screen } from '@testing-library/angular/zoneless';
import { anAgent } from '../../testing/a-call';
import { openDesk } from '../../testing/open-desk';
import { connectTimeout } from './live-socket';

describe('the live connection', () => {
  it('tells the desk with each beat whether the telephone can ring', async () => {
    const { live, telephone, beat } = await openDesk();
    live.heartbeats.length = 0;

    telephone.registration.set('registered');
    beat();
    telephone.registration.set('reconnecting');
    beat();

    expect(live.heartbeats).toMatchObject([{ registered: true }, { registered: false }]);
  });

  it('tells the desk with each beat over which leg this tab talks', async () => {
    const { live, talk, telephone, beat } = await openDesk();
    await talk();
    live.heartbeats.length = 0;

    beat();
    const talking = telephone.line();
    telephone.line.set(null);
    beat();

    expect(talking).not.toBeNull();
    expect(live.heartbeats.map(({ leg }) => leg)).toEqual([talking?.legId, null]);
  });

  it('tells the desk at once that a connection is over, and not only with the next beat', async () => {
    const { live, talk, telephone, settle } = await openDesk();
    await talk();
    const talking = telephone.line();
    live.heartbeats.length = 0;

    telephone.line.set(talking && { ...talking, isMuted: true });
    await settle();
    telephone.line.set(null);
    await settle();

    expect(live.heartbeats.map(({ leg }) => leg)).toEqual([null]);
  });

  it('sends no signs of life while it is lost', async () => {
    const { live, beat } = await openDesk();
    live.receive('disconnect');
    live.heartbeats.length = 0;

    beat();

    expect(live.heartbeats).toEqual([]);
  });

  it('is made anew when a beat is not answered, once for each connection', async () => {
    const { live, beat, settle } = await openDesk();
    beat();
    await settle();
    expect(live.renewals).toBe(0);

    live.isDeaf = true;
    beat();
    beat();
    await settle();
    expect(live.renewals).toBe(1);

    live.isDeaf = false;
    live.receive('connect');
    await settle();
    expect(live.renewals).toBe(1);
  });

  it('says over the call that the page lives while the desk does not answer, and only then', async () => {
    const { live, talk, telephone, beat, settle } = await openDesk();
    await talk();
    beat();
    await settle();
    expect(telephone.told).toEqual([]);

    live.receive('disconnect');
    beat();
    const at = expect.closeTo(Date.now(), -4) as number;
    const tab = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
    expect(telephone.told).toEqual([
      { tab, at },
      { tab, at },
    ]);

    live.receive('connect');
    await settle();
    beat();
    await settle();
    expect(telephone.told).toHaveLength(2);
  });

  it('says nothing over a call whose sound is gone as well', async () => {
    const { live, talk, telephone, beat, settle } = await openDesk();
    await talk();
    await settle();
    telephone.line.update((line) => line && { ...line, status: 'reconnecting' });
    live.receive('disconnect');
    beat();
    expect(telephone.told).toEqual([]);
  });

  it('is sought elsewhere soon, and given more and more time by a slow network', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(connectTimeout)).toEqual([
      ...[700, 700, 1_400, 2_800, 5_600, 10_000, 10_000],
    ]);
  });

  it('asks again for the current call after each loss', async () => {
    const { live, desk, settle } = await openDesk();
    const askedBefore = desk.asked('GET /api/calls/current').length;

    live.receive('disconnect');
    live.receive('connect');
    await settle();

    expect(desk.asked('GET /api/calls/current')).toHaveLength(askedBefore + 1);
  });

  it('shows why the agent is away', async () => {
    const { showAgents } = await openDesk();
    await showAgents([anAgent({ presence: 'away', awayReason: 'missed-a-call' })]);

    expect(screen.getByText('You missed a call')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Set to available' })).toBeEnabled();
  });

  it('offers no change of presence during a call', async () => {
    const { showAgents } = await openDesk();
    await showAgents([anAgent({ presence: 'on-call' })]);

    expect(screen.queryByRole('button', { name: /Go a/ })).toBeNull();
  });

  it('goes available when the agent wants to', async () => {
    const { desk, user } = await openDesk();
    desk.answer('PUT /api/agents/me/presence', () => anAgent({ presence: 'available' }));

    await user.click(screen.getByRole('button', { name: 'Set to available' }));

    expect(await screen.findByRole('heading', { name: 'Ready for the next call' })).toBeVisible();
    expect(desk.asked('PUT /api/agents/me/presence')).toEqual([{ presence: 'available' }]);
  });
});
