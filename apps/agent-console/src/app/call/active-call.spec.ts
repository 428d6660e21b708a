import { screen, waitFor, within } from '@testing-library/angular/zoneless';
import userEvent from '@testing-library/user-event';
import { aCall, ada, ben, bensLeg, callId, onHold, anEnd } from '../../testing/a-call';
import { openDesk } from '../../testing/open-desk';

const held = () =>
  aCall({
    version: 11,
    state: 'held',
    customer: onHold,
    availableActions: ['resume', 'consult', 'add', 'end'],
  });
const buttonNames = () =>
  within(screen.getByRole('group', { name: 'Call controls' }))
    .getAllByRole('button')
    .map((button) => button.textContent.trim().replace(/\s+/g, ' '));

describe('while an agent talks with a customer', () => {
  it('shows who is on the call and who is on hold', async () => {
    const { talk } = await openDesk();
    await talk(held());

    const people = within(screen.getByRole('list', { name: 'Who is on the call' }));
    const [customer, agent] = people.getAllByRole('listitem') as [HTMLElement, HTMLElement];
    expect(customer).toHaveTextContent('+1 202 555 0147');
    expect(customer).toHaveTextContent('On hold');
    expect(within(customer).getByRole('timer')).toBeVisible();
    expect(agent).toHaveTextContent('Ada you');
    expect(agent).toHaveTextContent('Call owner');
  });

  it('says that the customer hides their number', async () => {
    const { talk } = await openDesk();
    await talk(aCall({ customer: { ...aCall().customer, number: null } }));

    expect(screen.getByRole('list', { name: 'Who is on the call' })).toHaveTextContent(
      'Hidden number',
    );
  });

  it('offers exactly what the desk allows, and what the telephone does by itself', async () => {
    const { talk } = await openDesk();
    await talk(aCall({ availableActions: ['hold', 'end'] }));

    expect(buttonNames()).toEqual(['Mute m', 'Keypad k', 'Hold h', 'End call e']);
  });

  it('puts the customer on hold', async () => {
    const { talk, desk, user } = await openDesk();
    desk.answer(`POST /api/calls/${callId}/hold`, held);
    await talk();

    await user.click(screen.getByRole('button', { name: 'Hold' }));

    expect(await screen.findByRole('heading', { name: 'Customer on hold' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Resume' })).toBeEnabled();
  });

  it('does not wait for a desk that does not answer a button: it says so, and shows what has become of the call', async () => {
    const { talk, desk, user } = await openDesk();
    desk.ignore(`POST /api/calls/${callId}/hold`);
    desk.answer(`GET /api/calls/${callId}`, held);
    await talk();
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const click = userEvent.setup({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) });
      await click.click(screen.getByRole('button', { name: 'Hold' }));
      await jest.advanceTimersByTimeAsync(7_000);
    } finally {
      jest.useRealTimers();
    }

    expect(await screen.findByText(/The server did not answer in time/)).toBeVisible();
    expect(await screen.findByRole('heading', { name: 'Customer on hold' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Resume' }));
    expect(desk.asked(`POST /api/calls/${callId}/resume`)).toHaveLength(1);
  });

  it('takes the customer off hold', async () => {
    const { talk, desk, user } = await openDesk();
    desk.answer(`POST /api/calls/${callId}/resume`, () => aCall({ version: 12 }));
    await talk(held());

    await user.click(screen.getByRole('button', { name: 'Resume' }));

    expect(await screen.findByRole('heading', { name: 'Talking with the customer' })).toBeVisible();
  });

  it('mutes and unmutes without asking the desk', async () => {
    const { talk, desk, telephone, user } = await openDesk();
    await talk();
    const askedBefore = desk.requests.length;

    await user.click(screen.getByRole('button', { name: 'Mute' }));

    expect(telephone.line()?.isMuted).toBe(true);
    expect(screen.getByRole('button', { name: 'Unmute' })).toBeVisible();
    expect(desk.requests).toHaveLength(askedBefore);
  });

  it('sends the keys of the keypad, pressed or typed', async () => {
    const { talk, telephone, user } = await openDesk();
    await talk();

    await user.click(screen.getByRole('button', { name: 'Keypad' }));
    await user.click(screen.getByRole('button', { name: '5' }));
    await user.keyboard('#');

    expect(telephone.digits).toEqual(['5', '#']);
    expect(screen.getByLabelText('Keys sent')).toHaveTextContent('5#');
  });

  it('shows how the call ended when the agent ends it', async () => {
    const { talk, desk, user, telephone } = await openDesk();
    desk.answer(`POST /api/calls/${callId}/end`, () =>
      aCall({
        version: 12,
        state: 'ended',
        outcome: 'agent-ended',
        myRole: 'past',
        endedAt: '2026-11-22T09:02:05.000Z',
        parties: [],
        availableActions: [],
      }),
    );
    await talk();

    await user.click(screen.getByRole('button', { name: 'End call' }));
    telephone.line.set(null);

    expect(await screen.findByRole('heading', { name: 'You ended the call' })).toBeVisible();
    expect(screen.getByText('2:05')).toBeVisible();
  });

  it('goes back to waiting when the agent is done with an ended call', async () => {
    const { talk, show, user, telephone } = await openDesk();
    await talk();
    telephone.line.set(null);
    await show(aCall({ version: 12, state: 'ended', outcome: 'customer-hung-up', parties: [] }));
    expect(screen.getByRole('heading', { name: 'The customer hung up' })).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Done' }));

    expect(screen.getByRole('heading', { name: 'You are away' })).toBeVisible();
  });

  it('closes the choice of a colleague when the call is over', async () => {
    const { talk, show, user } = await openDesk();
    await talk();
    await user.click(screen.getByRole('button', { name: /Consult/ }));
    expect(await screen.findByRole('dialog')).toBeVisible();

    await show(aCall({ version: 12, state: 'ended', outcome: 'customer-hung-up', parties: [] }));

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('does not go on saying why something failed in a call that is over', async () => {
    const { talk, show, desk, user } = await openDesk();
    await talk();
    desk.refuse(`POST /api/calls/${callId}/hold`, 500, 'The carrier cannot be reached.');
    await user.click(screen.getByRole('button', { name: /Hold/ }));
    const notices = screen.getByRole('list', { name: 'Notices' });
    await waitFor(() => expect(notices).toHaveTextContent('The carrier cannot be reached.'));

    await show(aCall({ version: 12, state: 'ended', outcome: 'customer-hung-up', parties: [] }));

    expect(notices).toBeEmptyDOMElement();
  });

  it('drops a view that is older than the one shown', async () => {
    const { talk, show } = await openDesk();
    await talk(held());

    await show(aCall({ version: 10 }));

    expect(screen.getByRole('heading', { name: 'Customer on hold' })).toBeVisible();
  });

  it('shows what somebody faster made of the call, and says so politely', async () => {
    const { talk, desk, user } = await openDesk();
    desk.refuse(`POST /api/calls/${callId}/hold`, 409, 'The customer is on hold already.');
    desk.answer(`GET /api/calls/${callId}`, held);
    await talk();

    await user.click(screen.getByRole('button', { name: 'Hold' }));

    expect(await screen.findByRole('heading', { name: 'Customer on hold' })).toBeVisible();
    expect(screen.getByRole('list', { name: 'Notices' })).toHaveTextContent(
      'The customer is on hold already.',
    );
    expect(document.querySelector('.cdk-live-announcer-element')).toHaveAttribute(
      'aria-live',
      'polite',
    );
  });

  it('shows what the desk gave as the reason when it fails', async () => {
    const { talk, desk, user } = await openDesk();
    desk.refuse(`POST /api/calls/${callId}/hold`, 502, 'The carrier did not answer.');
    await talk();

    await user.click(screen.getByRole('button', { name: 'Hold' }));

    expect(screen.getByRole('list', { name: 'Notices' })).toHaveTextContent(
      'The carrier did not answer.',
    );
    expect(screen.getByRole('button', { name: 'Hold' })).toBeEnabled();
  });

  it('says that the sound is interrupted while the telephone reconnects', async () => {
    const { talk, telephone, settle } = await openDesk();
    await talk();

    telephone.line.update((line) => line && { ...line, status: 'reconnecting' });
    await settle();

    expect(screen.getByText(/Your audio is interrupted/)).toBeVisible();
  });
});

describe('after a reload in mid-call', () => {
  const remember = (legId: string) =>
    sessionStorage.setItem('baton.leg', JSON.stringify({ callId, legId }));

  it('says that the line was lost, and shows no phone controls', async () => {
    remember(ada().legId);
    await openDesk({ current: aCall() });

    expect(await screen.findByRole('heading', { name: 'You lost the connection' })).toBeVisible();
    expect(screen.getByText('The customer hears music. Reconnecting you…')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Mute' })).toBeNull();
  });

  it('tells what became of a call that went on without the agent', async () => {
    remember(ada().legId);
    await openDesk({
      left: aCall({
        myRole: 'past',
        myEnd: anEnd({ kind: 'lost', agent: { kind: 'agent', id: 'agent2', name: 'Ben' } }),
        parties: [ben({ role: 'owner' })],
      }),
    });

    expect(
      await screen.findByRole('heading', { name: 'You are no longer on this call' }),
    ).toBeVisible();
    expect(screen.getByText('Your connection was lost. Ben is with the customer.')).toBeVisible();
  });

  it('tells what became of a call that rang once more and was not answered', async () => {
    remember(ada().legId);
    const { show } = await openDesk({
      current: aCall({
        state: 'offering',
        myRole: 'offered',
        parties: [ada({ role: 'offered', status: 'dialing' })],
      }),
    });

    await show(
      aCall({
        version: 11,
        state: 'queued',
        myRole: 'past',
        myEnd: anEnd({ kind: 'no-answer' }),
        parties: [],
      }),
    );

    expect(
      await screen.findByRole('heading', { name: 'You are no longer on this call' }),
    ).toBeVisible();
  });

  it('points to the other tab when this one never had the sound', async () => {
    remember(bensLeg);
    await openDesk({ current: aCall() });

    expect(await screen.findByText(/You are on this call in another tab or window/)).toBeVisible();
  });
});
