import { screen, waitFor } from '@testing-library/angular/zoneless';
import { aCall, callId, onHold } from '../../testing/a-call';
import { openDesk } from '../../testing/open-desk';

describe('the focus', () => {
  it('moves from the hold button to the resume button in its place', async () => {
    const { talk, desk, user } = await openDesk();
    desk.answer(`POST /api/calls/${callId}/hold`, () =>
      aCall({ version: 11, state: 'held', customer: onHold, availableActions: ['resume', 'end'] }),
    );
    await talk();

    await user.click(screen.getByRole('button', { name: 'Hold' }));

    const resume = await screen.findByRole('button', { name: 'Resume' });
    await waitFor(() => expect(resume).toHaveFocus());
  });

  it('stays with the call when its button goes away', async () => {
    const { talk, show } = await openDesk();
    await talk();
    screen.getByRole('button', { name: 'Consult' }).focus();

    await show(aCall({ version: 11, availableActions: ['hold', 'end'] }));

    await waitFor(() => expect(screen.getByRole('region', { name: 'Call' })).toHaveFocus());
  });
});
