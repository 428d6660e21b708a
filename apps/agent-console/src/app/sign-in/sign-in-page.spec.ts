import { HttpBackend, provideHttpClient, withInterceptors } from '@angular/common/http';
import { inputBinding } from '@angular/core';
import { provideRouter, Router } from '@angular/router';
import { render, screen } from '@testing-library/angular/zoneless';
import userEvent from '@testing-library/user-event';
import { anAgent } from '../../testing/a-call';
import { FakeDesk } from '../../testing/fake-desk';
import { sessionToken } from '../session/session-token';
import { SignInPage } from './sign-in-page';

const desk = {
  number: '+12025550100',
  asksPassword: false,
  dispositions: [],
  demoAgents: [
    { id: 'agent1', name: 'Ada' },
    { id: 'agent2', name: 'Ben' },
  ],
  handsetUrl: 'http://localhost:3010/',
};
const session = {
  token: 'a-token',
  expiresAt: '2026-11-22T20:00:00.000Z',
  agent: anAgent({ id: 'agent2', name: 'Ben' }),
};

async function openPage({ agent, api = new FakeDesk() }: { agent?: string; api?: FakeDesk } = {}) {
  if (!api.isAnswering('GET /api/desk')) api.answer('GET /api/desk', () => desk);
  const page = await render(SignInPage, {
    bindings: [inputBinding('agent', () => agent)],
    providers: [
      provideHttpClient(withInterceptors([sessionToken])),
      provideRouter([{ path: '', children: [] }]),
      { provide: HttpBackend, useValue: api },
    ],
  });
  return { api, user: userEvent.setup(), router: page.fixture.componentRef.injector.get(Router) };
}

describe('signing in', () => {
  it('offers the demo agents and the number that customers call', async () => {
    await openPage();

    expect(await screen.findByRole('radio', { name: 'Ada' })).toBeChecked();
    expect(screen.getByText('+1 202 555 0100')).toBeVisible();
    expect(screen.getByRole('link', { name: 'handset' })).toHaveAttribute('href', desk.handsetUrl);
  });

  it('has the agent of the address chosen already', async () => {
    await openPage({ agent: 'agent2' });

    expect(await screen.findByRole('radio', { name: 'Ben' })).toBeChecked();
  });

  it('keeps the session to this tab', async () => {
    const { api, user } = await openPage();
    api.answer('POST /api/session', () => session);

    await user.click(await screen.findByRole('radio', { name: 'Ben' }));
    await user.click(screen.getByRole('button', { name: 'Sign in' }));

    expect(api.asked('POST /api/session')).toEqual([{ agentId: 'agent2' }]);
    expect(sessionStorage.getItem('baton.session')).toContain('a-token');
    expect(localStorage.getItem('baton.session')).toBeNull();
  });

  it('says why the desk refused', async () => {
    const { api, user } = await openPage();
    api.refuse('POST /api/session', 404, 'There is no agent called agent1.');

    await user.click(await screen.findByRole('button', { name: 'Sign in' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('There is no agent called agent1.');
  });

  it('lets the agent try again when the desk cannot be reached', async () => {
    const api = new FakeDesk();
    api.cutOff('GET /api/desk');
    const { user } = await openPage({ api });
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached');

    api.answer('GET /api/desk', () => desk);
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('radio', { name: 'Ada' })).toBeVisible();
  });

  it('asks for a password where the desk wants one', async () => {
    const api = new FakeDesk();
    api.answer('GET /api/desk', () => ({ ...desk, demoAgents: [], asksPassword: true }));
    api.answer('POST /api/session', () => session);
    const { user } = await openPage({ api });

    await user.type(await screen.findByLabelText('Agent ID'), 'ben');
    await user.type(screen.getByLabelText('Password'), 'correct horse battery');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));

    expect(api.asked('POST /api/session')).toEqual([
      { agentId: 'ben', password: 'correct horse battery' },
    ]);
  });

  it('tells the desk the next time that the agent has signed in at this browser before', async () => {
    localStorage.setItem('baton.devices', 'changed by hand');
    const api = new FakeDesk();
    api.answer('GET /api/desk', () => ({ ...desk, demoAgents: [], asksPassword: true }));
    api.answer('POST /api/session', () => ({ ...session, device: 'this-browser' }));
    const { user } = await openPage({ api });
    await user.type(await screen.findByLabelText('Agent ID'), 'agent2');
    await user.type(screen.getByLabelText('Password'), 'correct horse battery');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    localStorage.removeItem('baton.devices');

    const claim = { agentId: 'agent2', password: 'correct horse battery' };
    expect(api.asked('POST /api/session')).toEqual([claim, { ...claim, device: 'this-browser' }]);
  });

  it('says so when nobody can sign in', async () => {
    const api = new FakeDesk();
    api.answer('GET /api/desk', () => ({ ...desk, demoAgents: [] }));
    await openPage({ api });

    expect(await screen.findByText(/No agents are set up/)).toBeVisible();
  });
});
