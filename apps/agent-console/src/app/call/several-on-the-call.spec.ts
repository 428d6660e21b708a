import { screen, waitFor, within } from '@testing-library/angular/zoneless';
import { aCall, ada, anAgent, aTransfer, ben, callId, anEnd } from '../../testing/a-call';
import { openDesk } from '../../testing/open-desk';

const cleo = (party: Parameters<typeof ben>[0] = {}) =>
  ben({
    legId: '00000000-0000-4000-8000-00000000000c',
    agent: { kind: 'agent', id: 'agent3', name: 'Cleo' },
    ...party,
  });
const outside = { kind: 'outside', id: '+12025550199', name: '+12025550199' } as const;
/** Ada has the call; Ben has been brought in to stay. */
const withGuest = () =>
  aCall({
    version: 11,
    parties: [ben({ role: 'guest' }), ada()],
    transfer: aTransfer({ mode: 'add', outcome: 'joined' }),
    availableActions: ['hold', 'add', 'leave', 'end'],
  });
const four = () =>
  aCall({
    version: 13,
    state: 'merged',
    parties: [ada(), ben({ role: 'guest' }), cleo()],
    transfer: aTransfer({ mode: 'add', target: { kind: 'agent', id: 'agent3', name: 'Cleo' } }),
    availableActions: ['add', 'complete', 'cancel', 'leave', 'end'],
  });
const names = () =>
  within(screen.getByRole('list', { name: 'Who is on the call' }))
    .getAllByRole('listitem')
    .map((person) => person.querySelector('strong')?.textContent.replace(/\s+/g, ' ').trim());

describe('while several agents are on a call', () => {
  it('says how many hear each other, and who', async () => {
    const { talk, show } = await openDesk();
    await talk(withGuest());
    expect(screen.getByRole('heading', { name: 'Three on the line' })).toBeVisible();
    expect(screen.getByText('You, Ben and the customer all hear each other.')).toBeVisible();

    await show(four());
    expect(screen.getByRole('heading', { name: 'Four on the line' })).toBeVisible();
    expect(screen.getByText('You, Ben, Cleo and the customer all hear each other.')).toBeVisible();
    expect(names()).toEqual(['+1 202 555 0147', 'Ada you', 'Ben', 'Cleo']);
  });

  it('brings in one more, and not somebody who is there already', async () => {
    const { talk, showAgents, desk, user } = await openDesk();
    const route = `POST /api/calls/${callId}/transfers`;
    desk.answer(route, () => ({
      ...four(),
      version: 12,
      state: 'add-ringing',
      parties: [ada(), ben({ role: 'guest' }), cleo({ status: 'ringing' })],
    }));
    await talk(withGuest());
    await showAgents([
      anAgent(),
      anAgent({ id: 'agent2', name: 'Ben' }),
      anAgent({ id: 'agent3', name: 'Cleo' }),
    ]);

    await user.click(screen.getByRole('button', { name: 'Add to call' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('button', { name: 'Ben On this call' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await user.click(within(dialog).getByRole('button', { name: /Cleo/ }));

    expect(await screen.findByRole('heading', { name: 'Adding Cleo' })).toBeVisible();
    expect(
      screen.getByText('You, Ben and the customer keep talking while it rings.'),
    ).toBeVisible();
    expect(desk.asked(route)).toEqual([{ mode: 'add', target: { kind: 'agent', id: 'agent3' } }]);
  });

  it('lists an outside number as one of them', async () => {
    const { talk } = await openDesk();
    await talk({ ...withGuest(), parties: [ada(), ben({ role: 'guest', agent: outside })] });

    expect(names()).toEqual(['+1 202 555 0147', 'Ada you', '+1 202 555 0199']);
    expect(
      screen.getByText('You, +1 202 555 0199 and the customer all hear each other.'),
    ).toBeVisible();
  });

  it.each(['owner', 'guest'] as const)('lets the %s leave the others to it', async (myRole) => {
    const { talk, show, desk, telephone, user } = await openDesk();
    const goesOn = () =>
      aCall({
        ...withGuest(),
        version: 12,
        myRole: 'past',
        myEnd: anEnd({ kind: 'left' }),
        parties: [ben({ role: 'owner' })],
      });
    desk.answer(`POST /api/calls/${callId}/leave`, goesOn);
    const other = myRole === 'owner' ? 'guest' : 'owner';
    await talk({
      ...withGuest(),
      myRole,
      parties: [ada({ role: myRole }), ben({ role: other })],
      availableActions: ['leave'],
    });

    await user.click(screen.getByRole('button', { name: 'Leave call' }));
    telephone.line.set(null);
    await show(goesOn());

    await waitFor(() => {
      expect(screen.getByRole('heading', { name: 'You left the call' })).toBeVisible();
    });
    expect(screen.getByText('Ben stays with the customer.')).toBeVisible();
  });

  it('tells an agent who is rung which people they will hear', async () => {
    const { ringFor } = await openDesk();
    await ringFor(
      aCall({
        state: 'add-ringing',
        myRole: 'target',
        parties: [
          ben({ role: 'owner' }),
          cleo({ role: 'guest' }),
          ada({ role: 'target', status: 'ringing' }),
        ],
        transfer: aTransfer({
          mode: 'add',
          from: 'agent2',
          fromName: 'Ben',
          target: { kind: 'agent', id: 'agent1', name: 'Ada' },
        }),
        availableActions: [],
      }),
      'add',
    );

    expect(
      screen.getByText('You will be on the line with Ben, Cleo and the customer right away.'),
    ).toBeVisible();
  });
});
