import { screen } from '@testing-library/angular/zoneless';
import type { CallView, TransferOutcome } from '@baton/shared-types';
import { aCall, ada, aTransfer, ben, callId, onHold, transferId } from '../../testing/a-call';
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
const over = (outcome: TransferOutcome, call: Partial<CallView> = {}) =>
  aCall({
    version: 14,
    state: 'held',
    customer: onHold,
    transfer: aTransfer({ outcome, endedAt: '2026-11-22T09:01:00.000Z' }),
    availableActions: ['resume', 'consult', 'add', 'end'],
    ...call,
  });

describe('while a colleague is being rung', () => {
  it('shows dialing and ringing as different steps', async () => {
    const { talk, show } = await openDesk();
    await talk(ringing('dialing'));
    expect(screen.getByText('Calling Ben…')).toBeVisible();

    await show({ ...ringing('ringing'), version: 13 });
    expect(screen.getByText('Ringing Ben…')).toBeVisible();
  });

  it.each<[TransferOutcome, string]>([
    ['declined', 'Ben declined. The customer is still on hold'],
    ['busy', 'Ben is busy on another call. The customer is still on hold'],
    ['no-answer', 'Ben did not answer. The customer is still on hold'],
    ['offline', 'Ben is offline and could not be rung. The customer is still on hold'],
    ['failed', 'The call to Ben failed. The customer is still on hold'],
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
