import { screen, within } from '@testing-library/angular/zoneless';
import type { CallView, TransferOutcome } from '@baton/shared-types';
import {
  aCall,
  ada,
  anAgent,
  aTransfer,
  ben,
  callId,
  onHold,
  transferId,
} from '../../testing/a-call';
import { openDesk } from '../../testing/open-desk';

const ringing = (status: 'dialing' | 'ringing') =>
  aCall({
    version: 12,
    state: 'consult-ringing',
    customer: onHold,
    parties: [ada(), ben({ status })],
    transfer: aTransfer(),
    availableActions: ['cancel', 'end'],
  });
const consulting = () =>
  aCall({
    version: 13,
    state: 'consulting',
    customer: onHold,
    parties: [ada(), ben()],
    transfer: aTransfer(),
    availableActions: ['complete', 'cancel', 'end'],
  });
const over = (outcome: TransferOutcome, call: Partial<CallView> = {}) =>
  aCall({
    version: 14,
    state: 'held',
    customer: onHold,
    transfer: aTransfer({ outcome, endedAt: '2026-11-22T09:01:00.000Z' }),
    availableActions: ['resume', 'consult', 'add', 'end'],
    ...call,
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
    desk.answer(`POST /api/calls/${callId}/transfers`, () => ringing('dialing'));
    await talk();

    await user.click(screen.getByRole('button', { name: 'Consult' }));
    const dialog = await screen.findByRole('dialog', { name: 'Consult a colleague' });
    await user.click(within(dialog).getByRole('button', { name: /Ben/ }));

    expect(await screen.findByRole('heading', { name: 'Calling Ben' })).toBeVisible();
    expect(desk.asked(`POST /api/calls/${callId}/transfers`)).toEqual([
      { mode: 'consult', targetAgentId: 'agent2' },
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

    await user.click(screen.getByRole('button', { name: 'Bring in' }));
    const dialog = await screen.findByRole('dialog', { name: 'Bring a colleague in' });
    await user.click(within(dialog).getByRole('button', { name: /Ben/ }));

    expect(await screen.findByRole('heading', { name: 'Bringing in Ben' })).toBeVisible();
    expect(desk.asked(`POST /api/calls/${callId}/transfers`)).toEqual([
      { mode: 'add', targetAgentId: 'agent2' },
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

describe('while a colleague is being rung', () => {
  it('tells dialing from ringing', async () => {
    const { talk, show } = await openDesk();
    await talk(ringing('dialing'));
    expect(screen.getByText('Calling Ben…')).toBeVisible();

    await show({ ...ringing('ringing'), version: 13 });
    expect(screen.getByText("It is ringing at Ben's desk.")).toBeVisible();
  });

  it.each<[TransferOutcome, string]>([
    ['declined', 'Ben declined. The customer is still on hold'],
    ['busy', 'Ben is busy on another call. The customer is still on hold'],
    ['no-answer', 'Ben did not answer. The customer is still on hold'],
    ['offline', 'Ben is offline and could not be rung. The customer is still on hold'],
    ['failed', 'The call to Ben could not be put through. The customer is still on hold'],
  ])('says what happened and what to do when the outcome is %s', async (outcome, sentence) => {
    const { talk, show } = await openDesk();
    await talk(ringing('ringing'));

    await show(over(outcome));

    expect(screen.getByText(sentence, { exact: false })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Resume' })).toBeEnabled();
  });

  it('cancels', async () => {
    const { talk, desk, user } = await openDesk();
    desk.answer(`POST /api/calls/${callId}/transfers/${transferId}/cancel`, () =>
      over('canceled', {
        state: 'connected',
        customer: aCall().customer,
        availableActions: ['hold', 'consult', 'add', 'end'],
      }),
    );
    await talk(ringing('ringing'));

    await user.click(screen.getByRole('button', { name: 'Cancel transfer' }));

    expect(
      await screen.findByText('The transfer was canceled. The customer is with you.'),
    ).toBeVisible();
  });
});

describe('while an agent consults a colleague', () => {
  it('says who hears whom', async () => {
    const { talk } = await openDesk();
    await talk(consulting());

    expect(screen.getByRole('heading', { name: 'Consulting Ben' })).toBeVisible();
    expect(
      screen.getByText('Only you and Ben hear each other. The customer hears music.'),
    ).toBeVisible();
  });

  it('hands the call over', async () => {
    const { talk, desk, show, telephone, user } = await openDesk();
    desk.answer(`POST /api/calls/${callId}/transfers/${transferId}/complete`, () => ({
      ...consulting(),
      version: 14,
      state: 'completing',
      availableActions: ['cancel', 'end'],
    }));
    await talk(consulting());

    await user.click(screen.getByRole('button', { name: 'Hand over to Ben' }));
    expect(await screen.findByRole('heading', { name: 'Handing over to Ben' })).toBeVisible();
    telephone.line.set(null);
    await show(
      aCall({
        version: 15,
        myRole: 'past',
        parties: [ben({ role: 'owner' })],
        transfer: aTransfer({ outcome: 'completed' }),
        availableActions: [],
      }),
    );

    expect(screen.getByRole('heading', { name: 'Handed over to Ben' })).toBeVisible();
    expect(screen.getByText('Ben and the customer are talking.')).toBeVisible();
  });

  it('offers a colleague who is consulted only to leave', async () => {
    const { talk } = await openDesk();
    await talk(
      aCall({
        state: 'consulting',
        myRole: 'target',
        customer: onHold,
        parties: [ben({ role: 'owner' }), ada({ role: 'target' })],
        transfer: aTransfer({ from: 'agent2', target: { id: 'agent1', name: 'Ada' } }),
        availableActions: ['leave'],
      }),
    );

    expect(screen.getByRole('heading', { name: 'Ben is consulting you' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Leave call' })).toBeEnabled();
    expect(screen.queryByRole('button', { name: 'End call' })).toBeNull();
  });

  it('tells the colleague that the call is theirs now', async () => {
    const { talk, show } = await openDesk();
    await talk(
      aCall({
        state: 'consulting',
        myRole: 'target',
        parties: [ben({ role: 'owner' }), ada({ role: 'target' })],
        transfer: aTransfer({ from: 'agent2', target: { id: 'agent1', name: 'Ada' } }),
      }),
    );

    await show(
      aCall({
        version: 14,
        transfer: aTransfer({
          from: 'agent2',
          target: { id: 'agent1', name: 'Ada' },
          outcome: 'completed',
        }),
      }),
    );

    expect(screen.getByText('The call was handed over to you.')).toBeVisible();
  });
});
