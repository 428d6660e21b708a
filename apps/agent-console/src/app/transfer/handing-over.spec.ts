import { screen, waitFor } from '@testing-library/angular/zoneless';
import type { CallView, TransferOutcome } from '@baton/shared-types';
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

const blind = (transfer: Parameters<typeof aTransfer>[0] = {}) =>
  aTransfer({ mode: 'blind', ...transfer });
/** Ben is being rung; Ada stays until the customer hears music. */
const letGo = (call: Partial<CallView> = {}) =>
  aCall({
    version: 12,
    state: 'offering',
    myRole: 'leaving',
    customer: onHold,
    parties: [ada({ role: 'leaving' }), ben({ role: 'offered', status: 'ringing' })],
    transfer: blind(),
    availableActions: [],
    ...call,
  });
const gone = () =>
  letGo({
    version: 13,
    myRole: 'past',
    myEnd: anEnd({ kind: 'handing-over', agent: { kind: 'agent', id: 'agent2', name: 'Ben' } }),
    parties: [ben({ role: 'offered', status: 'ringing' })],
  });
const announced = () => document.querySelector('.cdk-live-announcer-element')?.textContent;

describe('while a call is handed over at once', () => {
  it('says that the agent leaves and that the customer comes back if need be', async () => {
    const { talk, show, telephone } = await openDesk();
    await talk();

    await show(letGo());
    expect(screen.getByRole('heading', { name: 'Handing over to Ben' })).toBeVisible();
    expect(
      screen.getByText('You leave the call as soon as the customer hears music.'),
    ).toBeVisible();
    expect(screen.getByText('Ringing Ben…')).toBeVisible();

    telephone.line.set(null);
    await show(gone());
    expect(screen.getByRole('heading', { name: 'Handing over to Ben' })).toBeVisible();
    expect(
      screen.getByText(/If Ben does not answer, the customer comes back to you/),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Done' })).toBeNull();
  });

  it('says so when the colleague has answered', async () => {
    const { talk, show, telephone } = await openDesk();
    await talk(letGo());
    telephone.line.set(null);
    await show(gone());

    await show(
      aCall({
        version: 14,
        myRole: 'past',
        myEnd: anEnd({ kind: 'handed-over', agent: { kind: 'agent', id: 'agent2', name: 'Ben' } }),
        parties: [ben({ role: 'owner' })],
        transfer: blind({ outcome: 'completed' }),
        availableActions: [],
      }),
    );

    expect(screen.getByRole('heading', { name: 'Handed over to Ben' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Done' })).toBeEnabled();
  });

  it.each<[TransferOutcome, string]>([
    ['declined', 'Ben declined; the customer is back with you.'],
    ['busy', 'Ben is busy on another call; the customer is back with you.'],
    ['no-answer', 'Ben did not answer; the customer is back with you.'],
    ['offline', 'Ben is offline and could not be rung; the customer is back with you.'],
    ['failed', 'The call to Ben failed; the customer is back with you.'],
  ])('says why the customer is back when the outcome is %s', async (outcome, sentence) => {
    const { talk, show, ringFor, telephone } = await openDesk();
    await talk(letGo());
    telephone.line.set(null);
    const endedAt = '2026-11-22T09:01:00.000Z';
    const transfer = blind({ outcome, endedAt });

    await show(
      aCall({
        version: 14,
        state: 'owner-lost',
        stateSince: endedAt,
        myRole: 'lost',
        myEnd: anEnd({ kind: 'handed-over', agent: { kind: 'agent', id: 'agent2', name: 'Ben' } }),
        customer: onHold,
        parties: [],
        transfer,
        availableActions: [],
      }),
    );
    expect(
      screen.getByRole('heading', { name: 'The customer is coming back to you' }),
    ).toBeVisible();
    expect(screen.getByText(sentence.replace('back with', 'coming back to'))).toBeVisible();

    await ringFor(
      aCall({
        version: 15,
        state: 'recalling',
        myRole: 'offered',
        parties: [ada({ role: 'offered' })],
        transfer,
        availableActions: [],
      }),
      'recall',
    );
    await show(aCall({ version: 16, transfer }));
    expect(screen.getByText(sentence)).toBeVisible();
    await waitFor(() => {
      expect(announced()).toContain(sentence);
    });
  });

  it('says that the customer waits on hold when the agent had not left yet', async () => {
    const { talk, show } = await openDesk();
    await talk(letGo());

    await show(
      aCall({
        version: 13,
        state: 'held',
        customer: onHold,
        transfer: blind({ outcome: 'declined', endedAt: '2026-11-22T09:01:00.000Z' }),
        availableActions: ['resume', 'end'],
      }),
    );

    expect(screen.getByText('Ben declined; the customer is back with you, on hold.')).toBeVisible();
  });

  it('tells the colleague who rings whose call it is, and that they will be alone with it', async () => {
    const { ringFor } = await openDesk();
    await ringFor(
      letGo({
        myRole: 'offered',
        parties: [ada({ role: 'offered', status: 'ringing' })],
        transfer: blind({
          from: 'agent2',
          fromName: 'Ben',
          target: { kind: 'agent', id: 'agent1', name: 'Ada' },
        }),
      }),
      'blind',
    );

    expect(
      screen.getByRole('heading', { name: 'Ben is handing a call over to you' }),
    ).toBeVisible();
    expect(screen.getByText(/You will speak with the customer/)).toBeVisible();
  });
});

describe('while a colleague is being rung', () => {
  it.each(['consult-ringing', 'add-ringing'] as const)(
    'lets the agent hand over before there is an answer, in %s',
    async (state) => {
      const { talk, desk, user } = await openDesk();
      desk.answer(`POST /api/calls/${callId}/transfers/${transferId}/complete`, () => letGo());
      await talk(
        aCall({
          version: 11,
          state,
          parties: [ada(), ben({ status: 'ringing' })],
          transfer: aTransfer(),
          availableActions: ['complete', 'cancel', 'end'],
        }),
      );

      expect(screen.getByRole('button', { name: 'Cancel transfer' })).toBeEnabled();
      await user.click(screen.getByRole('button', { name: 'Hand over while ringing' }));

      expect(await screen.findByRole('heading', { name: 'Handing over to Ben' })).toBeVisible();
    },
  );

  it.each(['consult-ringing', 'consult-ringing-swapped', 'add-ringing'] as const)(
    'lets the agent simply leave, and the ring goes on, in %s',
    async (state) => {
      const { talk, desk, user } = await openDesk();
      desk.answer(`POST /api/calls/${callId}/leave`, () => letGo());
      await talk(
        aCall({
          version: 11,
          state,
          parties: [ada(), ben({ status: 'ringing' })],
          transfer: aTransfer(),
          availableActions: ['complete', 'cancel', 'leave', 'end'],
        }),
      );

      const leave = screen.getByRole('button', { name: 'Leave call' });
      expect(leave).toHaveTextContent('keeps ringing');
      await user.click(leave);

      expect(await screen.findByRole('heading', { name: 'Handing over to Ben' })).toBeVisible();
    },
  );

  it('turns the question of a colleague into a hand-over when they do not wait', async () => {
    const { ringFor, show } = await openDesk();
    const transfer = aTransfer({
      from: 'agent2',
      fromName: 'Ben',
      target: { kind: 'agent', id: 'agent1', name: 'Ada' },
    });
    const call = { transfer, customer: onHold, availableActions: [] };
    await ringFor(
      aCall({
        ...call,
        state: 'consult-ringing',
        myRole: 'target',
        parties: [ben({ role: 'owner' }), ada({ role: 'target', status: 'ringing' })],
      }),
      'consult',
    );
    expect(screen.getByRole('heading', { name: 'Ben would like to consult you' })).toBeVisible();

    await show(
      aCall({
        ...call,
        version: 11,
        state: 'offering',
        myRole: 'offered',
        parties: [ada({ role: 'offered', status: 'ringing' })],
      }),
    );

    expect(
      screen.getByRole('heading', { name: 'Ben is handing a call over to you' }),
    ).toBeVisible();
  });
});
