import { screen } from '@testing-library/angular/zoneless';
import {
  aCall,
  ada,
  aTransfer,
  ben,
  callId,
  onHold,
  transferId,
  anEnd,
} from '../../testing/a-call';
import { openDesk } from '../../testing/open-desk';

const consulting = () =>
  aCall({
    version: 13,
    state: 'consulting',
    customer: onHold,
    parties: [ada(), ben()],
    transfer: aTransfer(),
    availableActions: ['swap', 'merge', 'complete', 'cancel', 'end'],
  });

describe('while an agent consults a colleague', () => {
  it('says who hears the others', async () => {
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
        myEnd: anEnd({ kind: 'handed-over', agent: { kind: 'agent', id: 'agent2', name: 'Ben' } }),
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
        transfer: aTransfer({
          from: 'agent2',
          fromName: 'Ben',
          target: { kind: 'agent', id: 'agent1', name: 'Ada' },
        }),
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
        transfer: aTransfer({
          from: 'agent2',
          fromName: 'Ben',
          target: { kind: 'agent', id: 'agent1', name: 'Ada' },
        }),
      }),
    );

    await show(
      aCall({
        version: 14,
        transfer: aTransfer({
          from: 'agent2',
          fromName: 'Ben',
          target: { kind: 'agent', id: 'agent1', name: 'Ada' },
          outcome: 'completed',
        }),
      }),
    );

    expect(screen.getByText('The call was handed over to you.')).toBeVisible();
  });

  it.each([
    ['by its button', 'click'],
    ['by its key', 'j'],
  ])('lets all three talk, %s', async (_how, by) => {
    const { talk, desk, user } = await openDesk();
    desk.answer(`POST /api/calls/${callId}/transfers/${transferId}/merge`, () =>
      aCall({ ...consulting(), version: 14, state: 'merged', customer: aCall().customer }),
    );
    await talk(consulting());

    expect(screen.getByRole('button', { name: 'Hand over to Ben' })).toBeEnabled();
    expect(screen.getByRole('button', { name: 'Back to the customer' })).toBeEnabled();
    if (by === 'click') await user.click(screen.getByRole('button', { name: 'Merge calls' }));
    else await user.keyboard(by);

    expect(await screen.findByRole('heading', { name: 'Three on the line' })).toBeVisible();
    expect(screen.getByText('Added')).toBeVisible();
  });
});
