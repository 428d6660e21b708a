import { screen, waitFor, within } from '@testing-library/angular/zoneless';
import type { UserEvent } from '@testing-library/user-event';
import { openDesk } from '../../testing/open-desk';

const route = 'DELETE /api/session/everywhere';

async function openDialog(user: UserEvent) {
  await user.click(screen.getByRole('button', { name: /Ada/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out everywhere…' }));
  return within(await screen.findByRole('dialog', { name: 'Sign out everywhere?' }));
}

describe('signing out everywhere', () => {
  it('is asked about first, and does nothing when the agent stays', async () => {
    const { desk, user } = await openDesk();
    const dialog = await openDialog(user);
    expect(dialog.queryByText(/You are on a call/)).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Stay signed in' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(desk.asked(route)).toEqual([]);
  });

  it('ends the session of this tab, too', async () => {
    const { desk, user } = await openDesk();
    desk.answer(route, () => null);
    const dialog = await openDialog(user);
    await user.click(dialog.getByRole('button', { name: 'Sign out everywhere' }));

    await waitFor(() => expect(sessionStorage.getItem('baton.session')).toBeNull());
    expect(desk.asked(route)).toHaveLength(1);
  });

  it('says in a call what becomes of the customer', async () => {
    const { talk, user } = await openDesk();
    await talk();
    const dialog = await openDialog(user);

    expect(dialog.getByText(/You will leave the call you are on/)).toBeVisible();
    expect(dialog.getByText(/The customer stays on the line/)).toBeVisible();
  });

  it('leaves the agent signed in when the desk cannot be told, and says so', async () => {
    const { desk, user } = await openDesk();
    desk.cutOff(route);
    const dialog = await openDialog(user);
    await user.click(dialog.getByRole('button', { name: 'Sign out everywhere' }));

    expect(await screen.findByText(/The server cannot be reached/)).toBeVisible();
    expect(sessionStorage.getItem('baton.session')).not.toBeNull();
  });
});
