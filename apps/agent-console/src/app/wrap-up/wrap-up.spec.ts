import { screen, waitFor, within } from '@testing-library/angular/zoneless';
import {
  aCall,
  ada,
  anAgent,
  aTransfer,
  ben,
  callId,
  anEnd,
  anEndedCall,
} from '../../testing/a-call';
import { openDesk, type OpenDesk } from '../../testing/open-desk';

const route = `PUT /api/calls/${callId}/wrap-up`;
const wrappingUp = () =>
  anAgent({
    presence: 'wrap-up',
    wrapUpUntil: new Date(Date.now() + 42_000).toISOString(),
  });

/** Ada's call has just ended. */
async function afterACall(): Promise<OpenDesk> {
  const page = await openDesk();
  page.desk.answer(route, (wrapUp) =>
    aCall({
      ...anEndedCall(),
      version: 13,
      wrapUp: wrapUp as { disposition: string; note: string },
    }),
  );
  await page.talk();
  page.telephone.line.set(null);
  await page.show(anEndedCall());
  return page;
}
const form = () => within(screen.getByRole('form', { name: 'Call outcome' }));

describe('after a call', () => {
  it('saves the outcome and a note for the next colleague', async () => {
    const { desk, user } = await afterACall();

    await user.click(form().getByRole('radio', { name: 'Billing' }));
    await user.type(form().getByRole('textbox', { name: 'Note for the next colleague' }), 'Twice.');
    expect(form().getByRole('status')).toHaveTextContent('Not saved');
    await user.click(form().getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(form().getByRole('status')).toHaveTextContent('Saved'));
    expect(desk.asked(route)).toEqual([{ disposition: 'Billing', note: 'Twice.' }]);
    const save = form().getByRole('button', { name: 'Save' });
    expect(save).toHaveAttribute('aria-disabled', 'true');
    expect(save).toHaveFocus();
  });

  it('saves what is not saved yet when the agent is done', async () => {
    const { desk, user } = await afterACall();
    await user.click(form().getByRole('radio', { name: 'Solved' }));

    await user.click(screen.getByRole('button', { name: 'Done' }));

    expect(await screen.findByRole('heading', { name: 'You are away' })).toBeVisible();
    expect(desk.asked(route)).toEqual([{ disposition: 'Solved', note: '' }]);
  });

  it('asks nothing of an agent who has nothing to note', async () => {
    const { desk, user } = await afterACall();

    await user.click(screen.getByRole('button', { name: 'Done' }));

    expect(await screen.findByRole('heading', { name: 'You are away' })).toBeVisible();
    expect(desk.asked(route)).toEqual([]);
  });

  it('does not lose a note for want of a disposition', async () => {
    const { desk, user } = await afterACall();
    await user.type(form().getByRole('textbox'), 'Calls again tomorrow.');

    await user.click(screen.getByRole('button', { name: 'Done' }));

    expect(form().getByRole('status')).toHaveTextContent('Choose an outcome.');
    expect(form().getByRole('radio', { name: 'Solved' })).toHaveFocus();
    expect(desk.asked(route)).toEqual([]);

    await user.click(form().getByRole('button', { name: 'Discard' }));
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(await screen.findByRole('heading', { name: 'You are away' })).toBeVisible();
  });

  it('keeps what is written when the desk cannot take it', async () => {
    const { desk, user } = await afterACall();
    desk.refuse(route, 503, 'The desk cannot write at the moment.');
    await user.click(form().getByRole('radio', { name: 'Solved' }));

    await user.click(screen.getByRole('button', { name: 'Done' }));

    expect(await screen.findByText('The desk cannot write at the moment.')).toBeVisible();
    expect(form().getByRole('radio', { name: 'Solved' })).toBeChecked();

    await user.click(form().getByRole('button', { name: 'Discard' }));
    expect(form().getByRole('radio', { name: 'Solved' })).not.toBeChecked();
  });

  it('saves by itself when the next call rings', async () => {
    const { desk, ringFor, user } = await afterACall();
    await user.click(form().getByRole('radio', { name: 'Billing' }));

    await ringFor(
      aCall({
        id: '00000000-0000-4000-8000-000000000009',
        startedAt: '2026-11-22T09:10:00.000Z',
        state: 'offering',
        myRole: 'offered',
        parties: [ada({ role: 'offered', status: 'ringing' })],
        availableActions: [],
      }),
    );

    await waitFor(() => {
      expect(desk.asked(route)).toEqual([{ disposition: 'Billing', note: '' }]);
    });
  });

  it('asks nothing while the call that was handed over still rings', async () => {
    const { talk, show, telephone } = await openDesk();
    await talk();
    telephone.line.set(null);
    await show(
      aCall({
        version: 12,
        state: 'offering',
        myRole: 'past',
        myEnd: anEnd({ kind: 'handing-over', agent: { kind: 'agent', id: 'agent2', name: 'Ben' } }),
        parties: [ben({ role: 'offered', status: 'ringing' })],
        transfer: aTransfer({ mode: 'blind' }),
      }),
    );

    expect(screen.queryByRole('form')).toBeNull();
  });

  it('shows the next agent of the call what was noted', async () => {
    const { talk } = await openDesk();
    await talk(aCall({ wrapUp: { disposition: 'Billing', note: 'Was charged twice.' } }));

    expect(screen.getByRole('note', { name: 'Notes about this call' })).toHaveTextContent(
      /Billing\s*Was charged twice\./,
    );
  });
});

describe('the time for wrap-up', () => {
  it('is counted down, and no call rings until it is over', async () => {
    const { showAgents } = await openDesk();
    await showAgents([wrappingUp()]);

    expect(screen.getByRole('heading', { name: 'Wrapping up your last call' })).toBeVisible();
    expect(screen.getByText(/Next call possible in/)).toHaveTextContent(/0:4[12]/);
  });

  it.each([
    ['by the button', 'click'],
    ['by its key', 'p'],
  ])('ends when the agent is ready, %s', async (_how, by) => {
    const { showAgents, desk, user } = await openDesk();
    desk.answer('PUT /api/agents/me/presence', () => anAgent());
    await showAgents([wrappingUp()]);

    if (by === 'click') await user.click(screen.getByRole('button', { name: 'End wrap-up' }));
    else await user.keyboard(by);

    expect(await screen.findByRole('heading', { name: 'Ready for the next call' })).toBeVisible();
    expect(desk.asked('PUT /api/agents/me/presence')).toEqual([{ presence: 'available' }]);
  });

  it('can turn into a break', async () => {
    const { showAgents, desk, user } = await openDesk();
    desk.answer('PUT /api/agents/me/presence', () => anAgent({ presence: 'away' }));
    await showAgents([wrappingUp()]);

    await user.click(screen.getByRole('button', { name: 'Set to away' }));

    expect(await screen.findByRole('heading', { name: 'You are away' })).toBeVisible();
  });
});
