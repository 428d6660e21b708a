import { screen, waitFor, within } from '@testing-library/angular/zoneless';
import { aCall, ada, aTransfer, ben, callId, onHold, transferId } from '../../testing/a-call';
import { openDesk } from '../../testing/open-desk';

const route = `POST /api/calls/${callId}/transfers/${transferId}/swap`;
const live = aCall().customer;
const consult = { transfer: aTransfer(), customer: onHold };
const consulting = () =>
  aCall({
    ...consult,
    version: 11,
    state: 'consulting',
    parties: [ada(), ben()],
    availableActions: ['swap', 'merge', 'complete', 'cancel', 'end'],
  });
const swapping = () =>
  aCall({ ...consulting(), version: 12, state: 'swapping', availableActions: ['cancel', 'end'] });
const swapped = () =>
  aCall({
    ...consulting(),
    version: 13,
    state: 'swapped',
    customer: live,
    parties: [ada(), ben({ status: 'waiting' })],
  });
const ringing = () =>
  aCall({
    ...consult,
    version: 10,
    state: 'consult-ringing',
    parties: [ada(), ben({ status: 'ringing' })],
    availableActions: ['swap', 'complete', 'cancel', 'end'],
  });
const ringingSwapped = () =>
  aCall({ ...ringing(), version: 11, state: 'consult-ringing-swapped', customer: live });
/** The call as the consulted colleague sees it: here that is Ada. */
const asTarget = (call: Partial<Parameters<typeof aCall>[0]>) =>
  aCall({
    ...call,
    myRole: 'target',
    parties: [ben({ role: 'owner' }), ada({ role: 'target', status: 'waiting' })],
    transfer: aTransfer({
      from: 'agent2',
      fromName: 'Ben',
      target: { kind: 'agent', id: 'agent1', name: 'Ada' },
    }),
    availableActions: ['leave'],
  });
const announced = () => document.querySelector('.cdk-live-announcer-element')?.textContent;

describe('while an agent goes to and fro between customer and colleague', () => {
  it.each([
    ['by the button', 'click'],
    ['by its key', 's'],
  ])('goes back to the customer, %s, and says who waits', async (_how, by) => {
    const { talk, show, desk, user } = await openDesk();
    desk.answer(route, swapping);
    await talk(consulting());

    const swap = screen.getByRole('button', { name: 'Talk to the customer' });
    expect(swap).toHaveTextContent('Ben waits');
    if (by === 'click') await user.click(swap);
    else await user.keyboard(by);
    expect(
      await screen.findByRole('heading', { name: 'Going back to the customer' }),
    ).toBeVisible();
    expect(screen.getByText(/as soon as Ben hears music and cannot hear you/)).toBeVisible();

    await show(swapped());
    expect(
      screen.getByRole('heading', { name: 'Talking with the customer, Ben waits' }),
    ).toBeVisible();
    expect(
      screen.getByText(
        'You and the customer hear each other. Ben hears music and cannot hear you.',
      ),
    ).toBeVisible();
    await waitFor(() => expect(announced()).toContain('Talking with the customer, Ben waits.'));
  });

  it('shows the one who waits apart from those who talk', async () => {
    const { talk } = await openDesk();
    await talk(swapped());

    const people = within(screen.getByRole('list', { name: 'Who is on the call' }));
    const [customer, , colleague] = people.getAllByRole('listitem');
    expect(customer).toHaveTextContent('On the line');
    expect(colleague).toHaveTextContent('Waiting with music');
    expect(colleague).toHaveClass('waiting');
  });

  it('goes back to the colleague', async () => {
    const { talk, desk, user } = await openDesk();
    desk.answer(route, () =>
      aCall({ ...swapped(), version: 14, state: 'swapping-back', availableActions: ['cancel'] }),
    );
    await talk(swapped());

    await user.click(screen.getByRole('button', { name: 'Talk to Ben' }));

    expect(await screen.findByRole('heading', { name: 'Going back to Ben' })).toBeVisible();
    expect(
      screen.getByText('Ben hears you as soon as the customer hears music and cannot hear you.'),
    ).toBeVisible();
  });

  it('says of both ways to end it what becomes of the colleague and the customer', async () => {
    const { talk, show } = await openDesk();
    await talk(consulting());
    expect(screen.getByRole('button', { name: 'Back to the customer' })).toHaveTextContent(
      'Ben leaves',
    );

    await show(swapped());
    expect(screen.getByRole('button', { name: 'Remove Ben' })).toHaveTextContent('customer stays');
  });

  it('tells the colleague that they wait, and for which agent', async () => {
    const { talk, show } = await openDesk();
    await talk(asTarget({ state: 'swapped', version: 11 }));
    expect(screen.getByRole('heading', { name: 'Waiting for Ben' })).toBeVisible();
    expect(
      screen.getByText('Ben talks with the customer. You hear music and nobody hears you.'),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Leave call' })).toBeEnabled();

    await show(asTarget({ state: 'swapping-back', version: 12 }));
    expect(screen.getByRole('heading', { name: 'Ben comes back to you' })).toBeVisible();
  });
});

describe('while the colleague is still being rung', () => {
  it('lets the agent talk to the customer meanwhile', async () => {
    const { talk, desk, user } = await openDesk();
    desk.answer(route, ringingSwapped);
    await talk(ringing());

    const swap = screen.getByRole('button', { name: 'Talk to the customer' });
    expect(swap).toHaveTextContent('keeps ringing');
    await user.click(swap);

    expect(
      await screen.findByRole('heading', {
        name: 'Talking with the customer while Ben rings',
      }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Wait for Ben' })).toBeEnabled();
    expect(screen.getByRole('button', { name: 'Hand over while ringing' })).toBeEnabled();
  });

  it('does not take one who has answered and waits for one who is rung', async () => {
    const { talk } = await openDesk();
    await talk(aCall({ ...ringing(), version: 15, parties: [ada(), ben({ status: 'waiting' })] }));

    expect(screen.getByRole('heading', { name: 'Going back to Ben' })).toBeVisible();
    expect(screen.getByText('Ben answered and hears music.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Hand over to Ben' })).toBeEnabled();
  });

  it('tells the colleague before they answer that they will hear music first', async () => {
    const { ringFor } = await openDesk();
    await ringFor(
      aCall({
        ...asTarget({ state: 'consult-ringing-swapped' }),
        parties: [ben({ role: 'owner' }), ada({ role: 'target', status: 'ringing' })],
        availableActions: [],
      }),
      'consult',
    );

    expect(screen.getByText(/You will hear music until they return to you/)).toBeVisible();
  });
});
