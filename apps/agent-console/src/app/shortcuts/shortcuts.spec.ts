import { screen } from '@testing-library/angular/zoneless';
import { aCall, ada, callId, onHold } from '../../testing/a-call';
import { letPass } from '../../testing/let-pass';
import { openDesk } from '../../testing/open-desk';
import { seenBeforeAnswerMs } from './shortcuts';

const held = () =>
  aCall({ version: 11, state: 'held', customer: onHold, availableActions: ['resume'] });
const offered = () =>
  aCall({
    state: 'offering',
    myRole: 'offered',
    parties: [ada({ role: 'offered', status: 'ringing' })],
    availableActions: [],
  });

describe('single keys', () => {
  it('accept a call', async () => {
    const { ringFor, telephone, user } = await openDesk();
    await ringFor(offered());
    letPass(seenBeforeAnswerMs);

    await user.keyboard('a');

    expect(telephone.line()).not.toBeNull();
  });

  it('decline a call', async () => {
    const { ringFor, telephone, user } = await openDesk();
    await ringFor(offered());
    letPass(seenBeforeAnswerMs);

    await user.keyboard('d');

    expect(telephone.ringOver()?.because).toBe('declined');
  });

  it('press the button on the screen', async () => {
    const { talk, desk, user } = await openDesk();
    desk.answer(`POST /api/calls/${callId}/hold`, held);
    await talk();

    await user.keyboard('h');

    expect(await screen.findByRole('heading', { name: 'Customer on hold' })).toBeVisible();
  });

  it('do nothing when their button is not on the screen', async () => {
    const { talk, desk, user } = await openDesk();
    await talk(held());

    await user.keyboard('h');

    expect(desk.asked(`POST /api/calls/${callId}/hold`)).toEqual([]);
  });

  it('rest while a dialog is open and while the agent types', async () => {
    const { talk, telephone, user } = await openDesk();
    await talk();
    await user.keyboard('c');
    const search = await screen.findByRole('searchbox');

    await user.type(search, 'm');

    expect(search).toHaveValue('m');
    expect(telephone.line()?.isMuted).toBe(false);
  });

  it('leave the browser its own combinations', async () => {
    const { talk, telephone, user } = await openDesk();
    await talk();

    await user.keyboard('{Control>}m{/Control}');

    expect(telephone.line()?.isMuted).toBe(false);
  });

  it('end the call for everybody only when pressed twice', async () => {
    const { talk, desk, user } = await openDesk();
    desk.answer(`POST /api/calls/${callId}/end`, () =>
      aCall({ version: 12, state: 'ended', outcome: 'agent-ended', parties: [] }),
    );
    await talk();

    await user.keyboard('e');
    expect(desk.asked(`POST /api/calls/${callId}/end`)).toEqual([]);
    expect(screen.getByText('Press E again to end the call for everyone.')).toBeVisible();

    await user.keyboard('e');
    expect(desk.asked(`POST /api/calls/${callId}/end`)).toHaveLength(1);
  });

  it('are listed in the help, and can be turned off there', async () => {
    const { talk, telephone, user } = await openDesk();
    await talk();

    await user.keyboard('?');
    expect(await screen.findByText('Put the customer on hold')).toBeVisible();
    await user.click(screen.getByRole('switch', { name: 'Use shortcuts' }));
    await user.keyboard('{Escape}');
    await user.keyboard('m');

    expect(telephone.line()?.isMuted).toBe(false);
  });
});
