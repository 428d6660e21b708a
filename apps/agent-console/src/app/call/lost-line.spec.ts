import { screen, waitFor, within } from '@testing-library/angular/zoneless';
import type { CallView } from '@baton/shared-types';
import { aCall, ada, adasLeg, aTransfer, ben, callId, onHold, anEnd } from '../../testing/a-call';
import { openDesk } from '../../testing/open-desk';

const newLeg = '00000000-0000-4000-8000-0000000000aa';
const wasOn = (legId: string) => {
  sessionStorage.setItem('baton.leg', JSON.stringify({ callId, legId }));
};
const lost = (call: Partial<CallView> = {}) =>
  aCall({
    version: 11,
    state: 'owner-lost',
    myRole: 'lost',
    customer: onHold,
    parties: [],
    availableActions: [],
    ...call,
  });
const recalling = () =>
  lost({
    version: 12,
    state: 'recalling',
    myRole: 'offered',
    parties: [ada({ legId: newLeg, role: 'offered', status: 'ringing' })],
  });
const announced = () => document.querySelector('.cdk-live-announcer-element')?.textContent;

describe('after a reload in mid-call', () => {
  it('says what the customer hears and that the agent is being brought back', async () => {
    wasOn(adasLeg);
    await openDesk({ current: lost() });

    expect(await screen.findByRole('heading', { name: 'You lost the connection' })).toBeVisible();
    expect(screen.getByText('The customer hears music. Reconnecting you…')).toBeVisible();
    const people = within(screen.getByRole('list', { name: 'Who is on the call' }));
    expect(people.getByRole('listitem')).toHaveTextContent('On hold');
    await waitFor(() => {
      expect(announced()).toBe(
        'You lost the connection. The customer hears music. Reconnecting you…',
      );
    });
  });

  it('says so before the desk has noticed, too', async () => {
    wasOn(adasLeg);
    const { show } = await openDesk({ current: aCall() });
    expect(await screen.findByRole('heading', { name: 'You lost the connection' })).toBeVisible();

    await show(lost());

    expect(screen.getByText('The customer hears music. Reconnecting you…')).toBeVisible();
  });

  it('names the colleague who is with the customer meanwhile', async () => {
    wasOn(adasLeg);
    await openDesk({
      current: aCall({ state: 'merged', parties: [ada(), ben()], transfer: aTransfer() }),
    });

    expect(await screen.findByText('Ben is with the customer.')).toBeVisible();
  });

  it('goes on in the same call without being asked', async () => {
    wasOn(adasLeg);
    const { ringFor, show, telephone } = await openDesk({ current: lost() });

    await ringFor(recalling(), 'recall');

    expect(telephone.line()?.callId).toBe(callId);
    expect(screen.getByRole('heading', { name: 'Your call is back' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Decline' })).toBeNull();

    await show(aCall({ version: 13 }));
    expect(screen.getByRole('heading', { name: 'Talking with the customer' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Mute' })).toBeEnabled();
    const notices = screen.getByRole('list', { name: 'Notices' });
    expect(notices).toHaveTextContent('Your call is back.');

    await show(aCall({ version: 14, state: 'ended', outcome: 'customer-hung-up', parties: [] }));
    expect(screen.getByRole('heading', { name: 'The customer hung up' })).toBeVisible();
    expect(notices).toBeEmptyDOMElement();
  });

  it.each(['unknown', 'denied', 'missing'] as const)(
    'rings and asks for the microphone when it is %s, and goes on once it is there',
    async (status) => {
      wasOn(adasLeg);
      const { ringFor, microphone, telephone, settle } = await openDesk({ current: lost() });
      microphone.set(status);

      await ringFor(recalling(), 'recall');

      expect(screen.getByRole('heading', { name: 'Your call is back' })).toBeVisible();
      expect(screen.getByText(/This page needs your microphone/)).toBeVisible();
      expect(screen.getByRole('button', { name: 'Rejoin call' })).toBeEnabled();
      expect(telephone.line()).toBeNull();

      microphone.set('ready');
      await settle();
      expect(telephone.line()?.callId).toBe(callId);
    },
  );

  it('asks the browser for the microphone by the button, and does not lose the ring when refused', async () => {
    wasOn(adasLeg);
    const { ringFor, microphone, telephone, user } = await openDesk({ current: lost() });
    microphone.set('denied');
    await ringFor(recalling(), 'recall');

    await user.click(screen.getByRole('button', { name: 'Rejoin call' }));

    expect(telephone.ring()).not.toBeNull();
    expect(screen.getByText(/The microphone is blocked/)).toBeVisible();
  });

  it('answers by itself nothing but the call that comes back', async () => {
    const { ringFor, telephone } = await openDesk();

    await ringFor(
      aCall({ state: 'offering', myRole: 'offered', parties: [ada({ role: 'offered' })] }),
    );

    expect(telephone.line()).toBeNull();
    expect(screen.getByRole('button', { name: 'Accept' })).toBeEnabled();
  });

  it('says that the customer goes to the next agent when the page was too late', async () => {
    wasOn(adasLeg);
    const { show } = await openDesk({ current: lost() });

    await show(
      lost({ version: 12, state: 'queued', myRole: 'past', myEnd: anEnd({ kind: 'no-answer' }) }),
    );

    expect(screen.getByRole('heading', { name: 'You are no longer on this call' })).toBeVisible();
    expect(screen.getByText(/You could not be reached in time/)).toBeVisible();
  });

  it('says that the call is over at a desk that ends the calls of lost agents', async () => {
    wasOn(adasLeg);
    await openDesk({
      left: lost({ state: 'ended', outcome: 'agent-lost', myRole: 'past' }),
    });

    expect(
      await screen.findByRole('heading', { name: 'Connection lost, call ended' }),
    ).toBeVisible();
  });
});

describe('when a line ends in a page that was not reloaded', () => {
  it('does not call it lost before the desk has said how the call ended', async () => {
    const { ringFor, show, telephone, user } = await openDesk();
    await ringFor(
      aCall({ state: 'offering', myRole: 'offered', parties: [ada({ role: 'offered' })] }),
    );
    await user.click(screen.getByRole('button', { name: 'Accept' }));
    await show(aCall({ version: 11 }));

    telephone.line.set(null);
    await show(aCall({ version: 12 }));

    expect(screen.getByRole('heading', { name: 'Talking with the customer' })).toBeVisible();
    expect(screen.getByText(/You have lost audio/)).toBeInTheDocument();
  });
});
