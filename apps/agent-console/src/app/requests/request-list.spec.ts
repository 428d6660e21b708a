import { screen, waitFor, within } from '@testing-library/angular/zoneless';
import type { CustomerRequest } from '@baton/shared-types';
import { aCall } from '../../testing/a-call';
import { openDesk } from '../../testing/open-desk';

const callbackId = '00000000-0000-4000-8000-0000000000c1';
const messageId = '00000000-0000-4000-8000-0000000000c2';
const callback = (request: Partial<CustomerRequest> = {}): CustomerRequest => ({
  callId: callbackId,
  kind: 'callback',
  customerNumber: '+12025550147',
  at: '2026-11-20T09:00:00.000Z',
  lastAt: '2026-11-20T09:00:00.000Z',
  times: 1,
  messages: [],
  claim: null,
  done: null,
  ...request,
});
const message = () =>
  callback({
    callId: messageId,
    kind: 'voicemail',
    customerNumber: '+12025550148',
    at: new Date().toISOString(),
    messages: [{ callId: messageId, at: new Date().toISOString(), seconds: 32 }],
  });
const done = { at: '2026-11-22T09:00:00.000Z', by: 'agent1', name: 'Ada' };
const announced = () => document.querySelector('.cdk-live-announcer-element')?.textContent;

/** Addresses of sounds in this browser, as a browser would give them out and take them back. */
function playSounds(): { readonly given: string[]; readonly takenBack: string[] } {
  const given: string[] = [];
  const takenBack: string[] = [];
  URL.createObjectURL = () => {
    given.push(`blob:sound-${given.length}`);
    return given.at(-1) ?? '';
  };
  URL.revokeObjectURL = (url) => void takenBack.push(url);
  return { given, takenBack };
}

describe('what customers have left for the desk', () => {
  it('is listed by what is to be done, with number and time', async () => {
    await openDesk({ requests: [callback(), message()] });

    const toCall = await screen.findByRole('list', { name: 'Callbacks' });
    expect(within(toCall).getByRole('link', { name: '+1 202 555 0147' })).toHaveAttribute(
      'href',
      'tel:+12025550147',
    );
    expect(toCall).toHaveTextContent(/20/);
    const messages = screen.getByRole('list', { name: 'Messages' });
    expect(messages).toHaveTextContent('+1 202 555 0148');
    expect(messages).toHaveTextContent(/Today, .*· 0:32/);
  });

  it('is read out to those who do not see it', async () => {
    const { live } = await openDesk({ requests: [callback()] });
    await waitFor(() => expect(announced()).toContain('1 customer to call back.'));

    live.receive('requests', [callback(), message()]);
    await waitFor(() => expect(announced()).toContain('1 customer to call back, 1 message.'));
  });

  it('takes no room when there is nothing', async () => {
    await openDesk();

    expect(screen.queryByRole('heading', { name: 'Customer requests' })).toBeNull();
  });

  it('is not in the way of a call', async () => {
    const { talk } = await openDesk({ requests: [callback()] });
    await screen.findByRole('list', { name: 'Callbacks' });
    await talk(aCall());

    expect(screen.queryByRole('list', { name: 'Callbacks' })).toBeNull();
  });

  it('goes away when the agent has seen to it, and the focus stays', async () => {
    const { desk, user } = await openDesk({ requests: [callback(), message()] });
    desk.answer(`POST /api/requests/${callbackId}/done`, () => callback({ done }));

    await user.click(await screen.findByRole('button', { name: 'Done: +1 202 555 0147' }));

    await waitFor(() => expect(screen.queryByText('+1 202 555 0147')).toBeNull());
    expect(screen.getByText('+1 202 555 0148')).toBeVisible();
    await waitFor(() => {
      expect(screen.getByRole('region', { name: 'Customer requests' })).toHaveFocus();
    });
  });

  it('shows what is left when a colleague was faster', async () => {
    const { desk, user } = await openDesk({ requests: [callback()] });
    const button = await screen.findByRole('button', { name: 'Done: +1 202 555 0147' });
    desk.refuse(
      `POST /api/requests/${callbackId}/done`,
      409,
      'Ben has already closed this request.',
    );
    desk.answer('GET /api/requests', () => []);

    await user.click(button);

    expect(await screen.findByText('Ben has already closed this request.')).toBeVisible();
    await waitFor(() => expect(screen.queryByText('+1 202 555 0147')).toBeNull());
  });
});

describe('a request that agents see to', () => {
  const claim = (by: string) => ({
    at: '2026-11-22T09:00:00.000Z',
    by,
    name: by === 'agent1' ? 'Ada' : 'Ben',
  });

  it('is claimed by one agent, who can give it back', async () => {
    const { desk, user } = await openDesk({ requests: [callback()] });
    const claimed = () => callback({ claim: claim('agent1') });
    desk.answer(`POST /api/requests/${callbackId}/claim`, claimed);
    desk.answer(`POST /api/requests/${callbackId}/release`, () => callback());

    await user.click(await screen.findByRole('button', { name: 'Assign to me: +1 202 555 0147' }));
    expect(await screen.findByText('Assigned to you')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Unassign: +1 202 555 0147' }));
    expect(await screen.findByRole('button', { name: /^Assign to me/ })).toBeVisible();
  });

  it('is left to the colleague who has claimed it', async () => {
    await openDesk({ requests: [callback({ claim: claim('agent2') })] });

    expect(await screen.findByText('Ben is handling it')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Done:/ })).toBeNull();
  });

  it('names the agent who has claimed it also when they are no longer at this desk, and is free', async () => {
    await openDesk({
      requests: [callback({ claim: { ...claim('agent9'), name: 'Ines' } })],
    });

    expect(await screen.findByText('Ines is handling it')).toBeVisible();
    expect(screen.getByRole('button', { name: /^Done:/ })).toBeVisible();
  });

  it('is shown when the customer calls, and finished with one key in the call', async () => {
    const open = callback({ times: 2 });
    const { desk, ringFor, talk, telephone, user } = await openDesk({ requests: [open] });
    desk.answer(`POST /api/requests/${callbackId}/done`, () => ({ ...open, done }));
    await ringFor(aCall({ state: 'offering', myRole: 'offered' }));
    const note = { name: 'Open customer request' };
    expect(screen.getByRole('note', note)).toHaveTextContent(/callback.*asked 2 times/);
    expect(screen.queryByRole('button', { name: /^Mark request as done/ })).toBeNull();

    telephone.ring.set(null);
    await talk(aCall({ version: 20 }));
    expect(screen.getByRole('note', note)).toBeVisible();
    await user.keyboard('f');

    await waitFor(() => expect(screen.queryByRole('note', note)).toBeNull());
    expect(desk.asked(`POST /api/requests/${callbackId}/done`)).toHaveLength(1);
  });

  it('is not looked for when the customer hides their number', async () => {
    const { talk } = await openDesk({ requests: [callback({ customerNumber: null })] });
    await talk(aCall({ customer: { ...aCall().customer, number: null } }));

    expect(screen.queryByRole('note', { name: 'Open customer request' })).toBeNull();
  });
});

describe('a message of a customer', () => {
  it('who hides their number is shown as such, and cannot be dialed', async () => {
    await openDesk({ requests: [{ ...message(), customerNumber: null }] });

    expect(await screen.findByText('Hidden number')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Hidden number' })).toBeNull();
  });

  it('is fetched with the session and played', async () => {
    const { given, takenBack } = playSounds();
    const { desk, talk, user } = await openDesk({ requests: [message()] });
    const route = `GET /api/requests/${messageId}/recording`;
    desk.answer(route, () => new Blob(['sound'], { type: 'audio/wav' }));

    await user.click(
      await screen.findByRole('button', { name: 'Listen to the message from +1 202 555 0148' }),
    );

    const player = await screen.findByLabelText('Message from +1 202 555 0148');
    expect(player).toHaveAttribute('src', given[0]);
    expect(player).toHaveAttribute('controls');
    expect(desk.asked(route)).toHaveLength(1);

    await talk(aCall());
    expect(takenBack).toEqual(given);
  });

  it('can be asked for again when it is not there yet', async () => {
    const { desk, user } = await openDesk({ requests: [message()] });
    desk.refuse(`GET /api/requests/${messageId}/recording`, 404, 'The message is not there yet.');
    const listen = await screen.findByRole('button', { name: /Listen/ });

    await user.click(listen);

    expect(await screen.findByRole('list', { name: 'Notices' })).not.toBeEmptyDOMElement();
    expect(listen).toBeEnabled();
  });
});
