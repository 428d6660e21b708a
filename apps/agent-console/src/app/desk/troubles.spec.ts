import { screen, waitFor } from '@testing-library/angular/zoneless';
import { openDesk } from '../../testing/open-desk';

describe('when something keeps the console from working', () => {
  it('asks for the microphone and says what to press', async () => {
    const { microphone, settle } = await openDesk();
    microphone.set('asking');
    await settle();

    expect(screen.getByText(/Your browser asks for the microphone/)).toBeVisible();
  });

  it.each([
    ['denied', /The microphone is blocked/],
    ['missing', /No microphone was found/],
    ['lost', /Your microphone was unplugged/],
    ['busy', /Another app is using the microphone/],
  ] as const)('says what helps when the microphone is %s', async (status, sentence) => {
    const { microphone, settle } = await openDesk();
    microphone.set(status);
    await settle();

    expect(screen.getByText(sentence)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeEnabled();
  });

  it('says once that the page needs https when it came over plain http', async () => {
    const { microphone, telephone, settle } = await openDesk();
    telephone.registration.set('off');
    telephone.fault.set('insecure-page');
    microphone.set('insecure-page');
    await settle();

    expect(screen.getAllByText(/Open the https address, or localhost/)).toHaveLength(1);
    expect(screen.getByText('Phone not connected')).toBeVisible();
    expect(screen.queryByText(/No microphone was found/)).toBeNull();
  });

  it('says when the device that was chosen cannot be used', async () => {
    const { telephone, user, settle } = await openDesk();
    const devices = ['Headset', 'Webcam'].map((label) => ({ id: label, label }));
    telephone.microphones.set(devices);
    telephone.useMicrophone = () => Promise.reject(new DOMException('Gone', 'NotFoundError'));
    await settle();

    await user.selectOptions(screen.getByRole('combobox', { name: 'Microphone' }), 'Webcam');

    expect(await screen.findByText(/This device does not work/)).toBeVisible();
  });

  it('does not become available without a microphone', async () => {
    const { microphone, desk, user } = await openDesk();
    microphone.set('denied');

    await user.click(screen.getByRole('button', { name: 'Set to available' }));

    expect(desk.asked('PUT /api/agents/me/presence')).toEqual([]);
  });

  it('says that calls cannot ring while the telephone reconnects', async () => {
    const { telephone, settle } = await openDesk();
    telephone.registration.set('reconnecting');
    await settle();

    expect(screen.getByText(/You get no calls until it is back/)).toBeVisible();
  });

  it('says when the desk is out of reach, and takes it back when it is there again', async () => {
    const { live, settle } = await openDesk();
    live.receive('disconnect');
    await settle();
    expect(screen.getByText('No connection to the server. Reconnecting…')).toBeVisible();

    live.receive('connect');
    await settle();
    expect(screen.queryByText(/No connection to the server/)).toBeNull();
  });

  it('says in a call that the sound goes on without the desk', async () => {
    const { live, talk, settle } = await openDesk();
    await talk();
    live.receive('disconnect');
    await settle();

    expect(screen.getByText(/You can still hear each other/)).toBeVisible();
  });

  it('does not say so while the sound is lost as well', async () => {
    const { live, talk, telephone, settle } = await openDesk();
    await talk();
    telephone.line.update((line) => line && { ...line, status: 'reconnecting' });
    live.receive('disconnect');
    await settle();

    expect(screen.getByText(/No connection to the server/)).toBeVisible();
    expect(screen.queryByText(/still hear each other/)).toBeNull();
  });

  it('offers to sign in again when the session has ended, and stays on the page', async () => {
    const { desk, live, user } = await openDesk();
    desk.refuse('GET /api/calls/current', 401, 'Your session has ended.');
    live.receive('connect');
    const again = await screen.findByRole('button', { name: 'Sign in again' });

    desk.answer('GET /api/calls/current', () => ({ call: null, handedOut: [] }));
    desk.answer('POST /api/session', () => ({
      token: 'next-token',
      expiresAt: '2026-11-22T22:00:00.000Z',
      agent: {
        id: 'agent1',
        name: 'Ada',
        presence: 'away',
        awayReason: 'chosen',
        since: '2026-11-22T09:00:00.000Z',
        wrapUpUntil: null,
      },
    }));
    await user.click(again);

    await waitFor(() => expect(screen.queryByRole('button', { name: 'Sign in again' })).toBeNull());
    expect(sessionStorage.getItem('baton.session')).toContain('next-token');
  });

  it('says that the session has ended as soon as the live connection is refused, and rings no more', async () => {
    const { live, telephone, settle } = await openDesk();
    await waitFor(() => expect(telephone.registration()).toBe('registered'));
    live.receive('disconnect');
    live.receive('connect_error', new Error('not_signed_in'));
    await settle();

    expect(screen.getByText(/Your session has ended/)).toBeVisible();
    expect(telephone.registration()).toBe('off');
  });

  it('leaves a call to the desk whose session has ended, and says how to get the customer back', async () => {
    const { live, talk, telephone, settle } = await openDesk();
    await waitFor(() => expect(telephone.registration()).toBe('registered'));
    await talk();
    live.receive('connect_error', new Error('not_signed_in'));
    await settle();

    expect(screen.getByText(/Sign in now to get them back/)).toBeVisible();
    expect(telephone.registration()).toBe('registered');

    telephone.line.set(null);
    await settle();
    expect(telephone.registration()).toBe('off');
  });

  it('gives the session up when the desk wants a password, so that the sign-in page can ask', async () => {
    const { desk, live, user } = await openDesk();
    desk.refuse('GET /api/calls/current', 401, 'Your session has ended.');
    live.receive('connect');
    const again = await screen.findByRole('button', { name: 'Sign in again' });

    desk.refuse('POST /api/session', 403, 'The agent ID or the password is wrong.');
    await user.click(again);

    await waitFor(() => expect(sessionStorage.getItem('baton.session')).toBeNull());
  });
});
