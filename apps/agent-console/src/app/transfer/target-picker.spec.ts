import { screen, waitFor, within } from '@testing-library/angular/zoneless';
import { aCall, ada, anAgent, aTransfer, ben, callId, onHold } from '../../testing/a-call';
import { letPass } from '../../testing/let-pass';
import { openDesk } from '../../testing/open-desk';
import { typingLastsMs } from '../shortcuts/typing';

const everyWay = ['hold', 'consult', 'add', 'blind', 'end'] as const;
const ringing = () =>
  aCall({
    version: 12,
    state: 'consult-ringing',
    customer: onHold,
    parties: [ada(), ben({ status: 'dialing' })],
    transfer: aTransfer(),
    availableActions: ['cancel', 'end'],
  });
const colleagues = [
  anAgent({ id: 'agent2', name: 'Ben', presence: 'available' }),
  anAgent({ id: 'agent3', name: 'Cleo', presence: 'on-call' }),
  anAgent({ id: 'agent4', name: 'Dev', presence: 'away', awayReason: 'missed-a-call' }),
  anAgent({ id: 'agent5', name: 'Elif', presence: 'offline' }),
];

describe('while an agent chooses a colleague', () => {
  it('consults the one who is chosen', async () => {
    const { talk, desk, user } = await openDesk();
    desk.answer(`POST /api/calls/${callId}/transfers`, () => ringing());
    await talk();

    await user.click(screen.getByRole('button', { name: 'Consult' }));
    const dialog = await screen.findByRole('dialog', { name: 'Consult a colleague' });
    await user.click(within(dialog).getByRole('button', { name: /Ben/ }));

    expect(await screen.findByRole('heading', { name: 'Calling Ben' })).toBeVisible();
    expect(desk.asked(`POST /api/calls/${callId}/transfers`)).toEqual([
      { mode: 'consult', target: { kind: 'agent', id: 'agent2' } },
    ]);
  });

  it('brings in the one who is chosen', async () => {
    const { talk, desk, user } = await openDesk();
    desk.answer(`POST /api/calls/${callId}/transfers`, () =>
      aCall({
        version: 12,
        state: 'add-ringing',
        parties: [ada(), ben({ status: 'ringing' })],
        transfer: aTransfer({ mode: 'add' }),
        availableActions: ['cancel', 'end'],
      }),
    );
    await talk();

    await user.click(screen.getByRole('button', { name: 'Add to call' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add a colleague' });
    await user.click(within(dialog).getByRole('button', { name: /Ben/ }));

    expect(await screen.findByRole('heading', { name: 'Adding Ben' })).toBeVisible();
    expect(desk.asked(`POST /api/calls/${callId}/transfers`)).toEqual([
      { mode: 'add', target: { kind: 'agent', id: 'agent2' } },
    ]);
  });

  it.each([
    ['Cleo', 'On a call'],
    ['Dev', 'Away, missed a call'],
    ['Elif', 'Offline'],
  ])('shows %s as %s, not to be chosen', async (name, reason) => {
    const { talk, showAgents, desk, user } = await openDesk();
    await talk();
    await showAgents(colleagues);

    await user.click(screen.getByRole('button', { name: 'Consult' }));
    const dialog = await screen.findByRole('dialog');
    const colleague = within(dialog).getByRole('button', { name: `${name} ${reason}` });
    await user.click(colleague);

    expect(colleague).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('dialog')).toBeVisible();
    expect(desk.asked(`POST /api/calls/${callId}/transfers`)).toEqual([]);
  });

  it('finds colleagues by a part of their name', async () => {
    const { talk, showAgents, user } = await openDesk();
    await talk();
    await showAgents(colleagues);

    await user.click(screen.getByRole('button', { name: 'Consult' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('searchbox', { name: 'Search colleagues' }), 'le');

    const names = within(within(dialog).getByRole('list')).getAllByRole('button');
    expect(names.map((button) => button.textContent)).toEqual([expect.stringContaining('Cleo')]);
  });

  it('reaches the colleagues with the arrow keys', async () => {
    const { talk, user } = await openDesk();
    await talk();

    await user.click(screen.getByRole('button', { name: 'Consult' }));
    const dialog = await screen.findByRole('dialog');
    within(dialog).getByRole('searchbox').focus();
    await user.keyboard('{ArrowDown}');

    expect(within(dialog).getByRole('button', { name: /Ben/ })).toHaveFocus();
  });
});

describe('while an agent chooses how a colleague gets the call', () => {
  it('offers the three ways and says what each of them means', async () => {
    const { talk, user } = await openDesk();
    await talk(aCall({ availableActions: [...everyWay] }));
    await user.click(screen.getByRole('button', { name: 'Hand over now' }));

    const dialog = await screen.findByRole('dialog', { name: 'Hand over now' });
    const ways = within(dialog).getByRole('group', { name: 'How' });
    expect(within(ways).getByRole('radio', { name: 'Hand over now' })).toBeChecked();
    expect(within(ways).getByRole('radio', { checked: true })).toHaveAccessibleDescription(
      /If your colleague does not answer, the customer comes back to you/,
    );

    await user.click(within(ways).getByRole('radio', { name: 'Consult' }));
    expect(screen.getByRole('dialog', { name: 'Consult a colleague' })).toBeVisible();
    expect(
      within(dialog).getByText(/you speak with your colleague in private first/),
    ).toBeVisible();

    await user.click(within(ways).getByRole('radio', { name: 'Add to call' }));
    expect(screen.getByRole('dialog', { name: 'Add a colleague' })).toBeVisible();
  });

  it('offers only the ways that the desk allows', async () => {
    const { talk, user } = await openDesk();
    await talk(aCall({ availableActions: ['consult', 'add', 'end'] }));
    await user.click(screen.getByRole('button', { name: 'Consult' }));

    const dialog = await screen.findByRole('dialog');
    const ways = within(dialog).getByRole('group', { name: 'How' });
    expect(within(ways).getAllByRole('radio')).toHaveLength(2);
    expect(screen.queryByRole('radio', { name: 'Hand over now' })).toBeNull();
  });

  it.each([
    ['c', 'Consult a colleague', 'consult'],
    ['b', 'Add a colleague', 'add'],
    ['o', 'Hand over now', 'blind'],
  ])('opens by the key %s for: %s', async (key, title, mode) => {
    const { talk, showAgents, desk, user } = await openDesk();
    desk.answer(`POST /api/calls/${callId}/transfers`, ringing);
    await talk(aCall({ availableActions: [...everyWay] }));
    await showAgents([anAgent({ id: 'agent2', name: 'Ben' })]);

    await user.keyboard(key);
    const dialog = await screen.findByRole('dialog', { name: title });
    await user.click(within(dialog).getByRole('button', { name: /Ben/ }));

    await waitFor(() => {
      expect(desk.asked(`POST /api/calls/${callId}/transfers`)).toEqual([
        { mode, target: { kind: 'agent', id: 'agent2' } },
      ]);
    });
  });

  it('begins where a name can be typed', async () => {
    const { talk, user } = await openDesk();
    await talk(aCall({ availableActions: [...everyWay] }));

    await user.keyboard('o');

    await waitFor(() => {
      expect(screen.getByRole('searchbox', { name: 'Search colleagues' })).toHaveFocus();
    });
  });

  it('changes the way by its key, except while a name is typed', async () => {
    const { talk, user } = await openDesk();
    await talk(aCall({ availableActions: [...everyWay] }));
    await user.keyboard('c');
    const dialog = await screen.findByRole('dialog', { name: 'Consult a colleague' });
    const search = within(dialog).getByRole('searchbox');

    await user.type(search, 'o');
    expect(within(dialog).getByRole('radio', { name: 'Consult' })).toBeChecked();

    within(dialog).getByRole('radio', { name: 'Consult' }).focus();
    letPass(typingLastsMs);
    await user.keyboard('o');
    expect(within(dialog).getByRole('radio', { name: 'Hand over now' })).toBeChecked();
  });
});
