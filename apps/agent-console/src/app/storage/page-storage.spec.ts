import { HttpBackend, provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { render, screen } from '@testing-library/angular/zoneless';
import userEvent from '@testing-library/user-event';
import { z } from 'zod';
import { anAgent, anEndedCall } from '../../testing/a-call';
import { FakeDesk } from '../../testing/fake-desk';
import { openDesk } from '../../testing/open-desk';
import { App } from '../app';
import { SignInPage } from '../sign-in/sign-in-page';
import { PageStorage, tabStorage } from './page-storage';

function blockSiteData(): void {
  for (const name of ['sessionStorage', 'localStorage'] as const) {
    jest.spyOn(window, name, 'get').mockImplementation(() => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    });
  }
  Object.assign(globalThis, {
    BroadcastChannel: function () {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
}

describe('a browser that blocks site data', () => {
  beforeEach(blockSiteData);
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    tabStorage.remove('baton.session');
  });

  it('lets an agent sign in', async () => {
    const desk = new FakeDesk();
    desk.answer('GET /api/desk', () => ({
      number: '+12025550100',
      asksPassword: false,
      dispositions: [],
      demoAgents: [{ id: 'agent1', name: 'Ada' }],
      handsetUrl: null,
    }));
    desk.answer('POST /api/session', () => ({
      token: 'a-token',
      expiresAt: '2026-11-22T20:00:00.000Z',
      agent: anAgent({}),
      device: 'this-browser',
    }));
    await render(App, {
      providers: [
        provideHttpClient(),
        provideRouter([
          { path: '', pathMatch: 'full', component: SignInPage },
          { path: '**', children: [] },
        ]),
        { provide: HttpBackend, useValue: desk },
      ],
    });
    await TestBed.inject(Router).navigateByUrl('/');
    await userEvent.click(await screen.findByRole('button', { name: 'Sign in' }));

    expect(screen.queryByRole('alert')).toBeNull();
    expect(tabStorage.text('baton.session')).toContain('a-token');
  });

  it('shows a call and keeps the note about it while the page is open', async () => {
    const { show, talk, telephone, user } = await openDesk();
    await talk();
    telephone.line.set(null);
    await show(anEndedCall());
    await user.type(screen.getByRole('textbox'), 'Half a sen');

    expect(screen.getByRole('heading', { name: 'The customer hung up' })).toBeVisible();
    expect(screen.getByRole('textbox')).toHaveValue('Half a sen');
  });

  it('turns the keys off while the page is open', async () => {
    const { user } = await openDesk();
    await user.keyboard('?');
    await user.click(await screen.findByRole('switch', { name: 'Use shortcuts' }));

    expect(screen.getByRole('switch', { name: 'Use shortcuts' })).not.toBeChecked();
  });
});

describe('what a page keeps in its browser', () => {
  it('is kept in memory where the browser is full, and the browser has it again later', () => {
    const storage = new PageStorage(() => sessionStorage);
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Exceeded the quota.', 'QuotaExceededError');
    });
    storage.writeText('baton.note', 'first');
    expect(storage.text('baton.note')).toBe('first');

    full.mockRestore();
    storage.writeText('baton.note', 'second');
    expect(storage.text('baton.note')).toBe('second');
    expect(sessionStorage.getItem('baton.note')).toBe('second');
  });

  it.each(['not JSON', '{"number": "one"}'])('counts as nothing when it reads %s', (text) => {
    sessionStorage.setItem('baton.changed', text);

    expect(tabStorage.read('baton.changed', z.object({ number: z.number() }))).toBeNull();
  });
});
