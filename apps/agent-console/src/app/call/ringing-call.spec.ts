import { screen } from '@testing-library/angular/zoneless';
import { aCall, ada, adasLeg, aTransfer, ben, callId, onHold } from '../../testing/a-call';
import { openDesk } from '../../testing/open-desk';

const offered = () =>
  aCall({
    state: 'offering',
    myRole: 'offered',
    customer: { number: '+12025550147', hears: 'wait-music', heldSince: null },
    parties: [ada({ role: 'offered', status: 'dialing' })],
    availableActions: [],
  });
const asked = (mode: 'consult' | 'add') =>
  aCall({
    state: mode === 'consult' ? 'consult-ringing' : 'add-ringing',
    myRole: 'target',
    customer: mode === 'consult' ? onHold : aCall().customer,
    parties: [ben({ role: 'owner' }), ada({ role: 'target', status: 'ringing' })],
    transfer: aTransfer({
      mode,
      from: 'agent2',
      fromName: 'Ben',
      target: { kind: 'agent', id: 'agent1', name: 'Ada' },
    }),
    availableActions: [],
  });

describe('while the telephone rings', () => {
  it('says that it is a new customer, and from which number', async () => {
    const { ringFor } = await openDesk();
    await ringFor(offered());

    expect(screen.getByRole('heading', { name: 'New customer call' })).toBeVisible();
    expect(screen.getByText('+1 202 555 0147')).toBeVisible();
  });

  it('says that the customer hides their number', async () => {
    const { ringFor } = await openDesk();
    await ringFor({ ...offered(), customer: { ...offered().customer, number: null } });

    expect(screen.getByText('Hidden number')).toBeVisible();
  });

  it('names the colleague who asks for a consultation', async () => {
    const { ringFor } = await openDesk();
    await ringFor(asked('consult'), 'consult');

    expect(screen.getByRole('heading', { name: 'Ben would like to consult you' })).toBeVisible();
  });

  it('names the colleague who brings the agent in', async () => {
    const { ringFor } = await openDesk();
    await ringFor(asked('add'), 'add');

    expect(screen.getByRole('heading', { name: 'Ben wants to add you to a call' })).toBeVisible();
  });

  it('offers nothing but to accept and to decline', async () => {
    const { ringFor } = await openDesk();
    await ringFor(offered());

    expect(screen.queryByRole('group', { name: 'Call controls' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Accept' })).toBeEnabled();
    expect(screen.getByRole('button', { name: 'Decline' })).toBeEnabled();
  });

  it('tells the desk that this browser rings', async () => {
    const { ringFor, desk } = await openDesk();
    await ringFor(offered());

    expect(desk.asked(`POST /api/calls/${callId}/legs/${adasLeg}/ringing`)).toHaveLength(1);
  });

  it('shows the call once it is accepted and the desk has joined the agent', async () => {
    const { ringFor, show, telephone, user } = await openDesk();
    await ringFor(offered());

    await user.click(screen.getByRole('button', { name: 'Accept' }));
    await show(aCall({ version: 11 }));

    expect(telephone.line()?.legId).toBe(adasLeg);
    expect(screen.getByRole('heading', { name: 'Talking with the customer' })).toBeVisible();
  });

  it('goes back to waiting when the agent declines', async () => {
    const { ringFor, telephone, user } = await openDesk();
    await ringFor(offered());

    await user.click(screen.getByRole('button', { name: 'Decline' }));

    expect(telephone.ringOver()?.because).toBe('declined');
    expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
  });

  it('says so when another tab of the agent has answered', async () => {
    const { ringFor, show, telephone } = await openDesk();
    await ringFor(offered());

    telephone.withdraw();
    await show(aCall({ version: 11 }));

    expect(
      await screen.findByText('You answered this call in another tab or window.', undefined, {
        timeout: 3_000,
      }),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Mute' })).toBeNull();
    expect(screen.getByText(/You are on this call in another tab or window/)).toBeVisible();
  });

  it('says so when the customer has hung up first', async () => {
    const { ringFor, show, telephone } = await openDesk();
    await ringFor(offered());

    telephone.withdraw();
    await show(
      aCall({
        version: 11,
        state: 'ended',
        outcome: 'customer-hung-up',
        myRole: 'past',
        parties: [],
      }),
    );

    expect(
      await screen.findByText(
        'The customer hung up before you answered: +1 202 555 0147.',
        undefined,
        {
          timeout: 3_000,
        },
      ),
    ).toBeVisible();
  });
});
