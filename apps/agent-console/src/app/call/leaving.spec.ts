import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { fireEvent, screen, waitFor, within } from '@testing-library/angular/zoneless';
import { aCall, callId, ada, ben, anEndedCall } from '../../testing/a-call';
import { openDesk, type OpenDesk } from '../../testing/open-desk';
import { staysInCall } from './stays-in-call';

const signOutRoute = 'DELETE /api/session';
const question = () => screen.findByRole('alertdialog');

async function wantsToSignOut({ user, desk }: OpenDesk): Promise<void> {
  desk.answer(signOutRoute, () => null);
  await user.click(screen.getByRole('button', { name: 'Ada' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
}

describe('an agent who signs out', () => {
  it('is asked during a call, is told what becomes of the customer, and stays at first', async () => {
    const page = await openDesk();
    await page.talk();
    await wantsToSignOut(page);

    const dialog = await question();
    expect(dialog).toHaveAccessibleName('Sign out during a call?');
    expect(dialog).toHaveAccessibleDescription(/goes to the next available agent/);
    await waitFor(() => {
      expect(within(dialog).getByRole('button', { name: 'Stay' })).toHaveFocus();
    });
    // Material looks at the `keyCode`, which user-event does not send.
    fireEvent.keyDown(within(dialog).getByRole('button', { name: 'Stay' }), { keyCode: 27 });

    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await waitFor(() => expect(screen.getByRole('button', { name: 'Ada' })).toHaveFocus());
    expect(page.desk.asked(signOutRoute)).toEqual([]);
    expect(page.telephone.line()).not.toBeNull();
  });

  it('goes when they want to anyway', async () => {
    const page = await openDesk();
    await page.talk();
    await wantsToSignOut(page);

    await page.user.click(within(await question()).getByRole('button', { name: 'Sign out' }));

    await waitFor(() => expect(page.desk.asked(signOutRoute)).toHaveLength(1));
  });

  it('can hand the call over first', async () => {
    const page = await openDesk();
    await page.talk(aCall({ availableActions: ['hold', 'consult', 'add', 'blind', 'end'] }));
    await wantsToSignOut(page);

    await page.user.click(
      within(await question()).getByRole('button', { name: 'Hand over first' }),
    );

    expect(await screen.findByRole('dialog', { name: 'Hand over now' })).toBeVisible();
    expect(page.desk.asked(signOutRoute)).toEqual([]);
  });

  it.each([
    ['stays-with', /The customer stays on the line with Ben/],
    ['goes-to', /hears music until Ben is with them/],
    ['hung-up', /call ends/],
  ] as const)('is told that the customer %s', async (customer, text) => {
    const page = await openDesk();
    const agent = customer === 'hung-up' ? null : ben().agent;
    await page.talk(aCall({ parties: [ada(), ben()], withoutMe: { customer, agent } }));
    await wantsToSignOut(page);

    expect(within(await question()).getByText(text)).toBeVisible();
  });

  it('is asked no longer when the call is over', async () => {
    const page = await openDesk();
    await page.talk();
    await wantsToSignOut(page);
    await question();

    page.telephone.line.set(null);
    await page.show(anEndedCall());

    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(page.desk.asked(signOutRoute)).toEqual([]);
  });

  it('is asked when a note is not saved', async () => {
    const page = await openDesk();
    await page.talk();
    page.telephone.line.set(null);
    await page.show(anEndedCall());
    await page.user.type(screen.getByRole('textbox'), 'Not saved');
    await wantsToSignOut(page);

    const dialog = await question();
    expect(dialog).toHaveAccessibleName('Sign out without saving your note?');
    await page.user.click(within(dialog).getByRole('button', { name: 'Sign out' }));
    await waitFor(() => expect(sessionStorage.getItem('baton.notes.agent1')).toBeNull());
  });

  it.each([
    ['has no call', null],
    ['talks in another tab', aCall()],
  ])('is not asked when this tab %s', async (_what, current) => {
    const page = await openDesk({ current });
    await wantsToSignOut(page);

    await waitFor(() => expect(page.desk.asked(signOutRoute)).toHaveLength(1));
  });
});

describe('an agent who leaves the page', () => {
  const unload = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('is asked by the browser during a call, and only then', async () => {
    const page = await openDesk();
    expect(unload()).toBe(false);

    await page.talk();
    expect(unload()).toBe(true);

    page.telephone.line.set(null);
    await page.show(anEndedCall());
    expect(unload()).toBe(false);
  });

  it('stays at the desk during a call, and is told why', async () => {
    const page = await openDesk();
    const router = TestBed.inject(Router);
    router.resetConfig([
      { path: '', pathMatch: 'full', canDeactivate: [staysInCall], children: [] },
      { path: 'sign-in', children: [] },
    ]);
    await router.navigateByUrl('/');
    await page.talk(aCall({ id: callId }));

    const isGone = await router.navigateByUrl('/sign-in');

    expect(isGone).toBe(false);
    expect(await screen.findByText(/You are on a call/)).toBeVisible();
  });
});
