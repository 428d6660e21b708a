import { screen, waitFor, within } from '@testing-library/angular/zoneless';
import type { TransferMode } from '@baton/shared-types';
import { aCall, ada, anAgent, aTransfer, ben, callId, onHold, anEnd } from '../../testing/a-call';
import { openDesk, type OpenDesk } from '../../testing/open-desk';

const route = `POST /api/calls/${callId}/transfers`;
const outside = { kind: 'outside', id: '+12025550199', name: '+12025550199' } as const;
const everyWay = ['hold', 'consult', 'add', 'blind', 'requeue', 'end'] as const;
const calling = () =>
  aCall({
    version: 12,
    state: 'consult-ringing',
    customer: onHold,
    parties: [ada(), ben({ agent: outside, status: 'ringing' })],
    transfer: aTransfer({ target: outside }),
    availableActions: ['swap', 'complete', 'cancel', 'end'],
  });

/** Opens the dialog and chooses what kind of target it is. */
async function choose({ user }: OpenDesk, way: string, kind: string): Promise<HTMLElement> {
  await user.click(screen.getByRole('button', { name: way }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('radio', { name: kind }));
  return dialog;
}

describe('a call that was handed to an outside number', () => {
  const endsIt = 'End the call of +1 202 555 0147 and +1 202 555 0199';
  const handedOut = () =>
    aCall({
      version: 14,
      myRole: 'past',
      parties: [
        ben({
          agent: { kind: 'outside', id: '+12025550199', name: '+12025550199' },
          role: 'owner',
        }),
      ],
      transfer: aTransfer({
        mode: 'blind',
        target: { kind: 'outside', id: '+12025550199', name: '+12025550199' },
        outcome: 'completed',
      }),
      availableActions: ['end'],
    });

  it('can be ended by the agent who did so, and by nobody else', async () => {
    const { desk, talk, show, telephone, user } = await openDesk();
    await talk(aCall());
    telephone.line.set(null);
    await show(handedOut());
    const end = `POST /api/calls/${callId}/end`;
    desk.answer(end, () => ({ ...handedOut(), version: 15, availableActions: [] }));

    await user.click(screen.getByRole('button', { name: endsIt }));

    expect(desk.asked(end)).toHaveLength(1);
    await waitFor(() => expect(screen.queryByRole('button', { name: endsIt })).toBeNull());
  });

  it('is on the page after a reload, in another tab and beside the next call, until it is over', async () => {
    const { show, talk, user, desk } = await openDesk({ handedOut: [handedOut()] });
    const list = screen.getByRole('list', { name: 'Calls on outside numbers' });
    expect(list).toHaveTextContent('+1 202 555 0147 talking to +1 202 555 0199');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('You are away');

    await talk(aCall({ id: '00000000-0000-4000-8000-000000000009' }));
    expect(screen.getByRole('button', { name: endsIt })).toBeVisible();
    await user.keyboard('ee');
    expect(desk.asked(`POST /api/calls/${callId}/end`)).toEqual([]);

    await show({ ...handedOut(), version: 15, state: 'ended', availableActions: [] });
    expect(screen.queryByRole('button', { name: endsIt })).toBeNull();
  });

  it('is gone from the page when it has ended while the desk could not be heard', async () => {
    const { desk, live } = await openDesk({ handedOut: [handedOut()] });
    expect(screen.getByRole('button', { name: endsIt })).toBeVisible();
    desk.answer('GET /api/calls/current', () => ({ call: null, handedOut: [] }));
    desk.answer(`GET /api/calls/${callId}`, () => ({
      ...handedOut(),
      version: 15,
      state: 'ended',
      availableActions: [],
    }));

    live.receive('disconnect');
    live.receive('connect');

    await waitFor(() => expect(screen.queryByRole('button', { name: endsIt })).toBeNull());
  });
});

describe('while an agent types an outside number', () => {
  it.each<[string, TransferMode, string, string]>([
    ['Consult', 'consult', 'Consult an outside number', 'Call and consult'],
    ['Add to call', 'add', 'Add an outside number', 'Call and add'],
    ['Hand over now', 'blind', 'Hand over to an outside number', 'Hand over'],
  ])('calls it, by the way "%s"', async (way, mode, title, button) => {
    const page = await openDesk();
    page.desk.answer(route, calling);
    await page.talk(aCall({ availableActions: [...everyWay] }));

    const dialog = await choose(page, way, 'Outside number');
    expect(dialog).toHaveAccessibleName(title);
    await page.user.type(within(dialog).getByRole('textbox'), '+1 (202) 555-0199');
    await page.user.click(within(dialog).getByRole('button', { name: button }));

    await waitFor(() => {
      expect(page.desk.asked(route)).toEqual([
        { mode, target: { kind: 'number', number: '+12025550199' } },
      ]);
    });
    expect(await screen.findByRole('heading', { name: 'Calling +1 202 555 0199' })).toBeVisible();
    expect(screen.getByText('Ringing +1 202 555 0199…')).toBeVisible();
  });

  it('says what is wrong with it, and only when it is to be called', async () => {
    const page = await openDesk();
    await page.talk(aCall({ availableActions: [...everyWay] }));
    const dialog = await choose(page, 'Consult', 'Outside number');
    const field = within(dialog).getByRole('textbox', { name: 'Phone number' });

    await page.user.type(field, '+1 202 555 019x');
    expect(field).not.toBeInvalid();
    await page.user.keyboard('{Enter}');

    expect(field).toBeInvalid();
    expect(field).toHaveFocus();
    expect(field).toHaveAccessibleDescription(/"x" cannot be part of a phone number/);
    expect(page.desk.asked(route)).toEqual([]);
  });

  it('shows what was understood of what is pasted, before it is called', async () => {
    const page = await openDesk();
    page.desk.answer(route, calling);
    await page.talk(aCall({ availableActions: [...everyWay] }));
    const dialog = await choose(page, 'Consult', 'Outside number');

    await page.user.click(within(dialog).getByRole('textbox'));
    await page.user.paste('\u202d(202) 555\u20110199\u202c');
    expect(
      await within(dialog).findByText('You will call +1 202 555 0199, United States.'),
    ).toBeVisible();
    await page.user.keyboard('{Enter}');

    await waitFor(() => {
      expect(page.desk.asked(route)).toEqual([
        { mode: 'consult', target: { kind: 'number', number: '+12025550199' } },
      ]);
    });
  });

  it('does not call somebody who is on the call', async () => {
    const page = await openDesk();
    await page.talk(aCall({ availableActions: [...everyWay] }));
    const dialog = await choose(page, 'Add to call', 'Outside number');

    await page.user.type(within(dialog).getByRole('textbox'), '+1 202 555 0147{Enter}');

    expect(within(dialog).getByText('The customer is already on this call.')).toBeVisible();
    expect(page.desk.asked(route)).toEqual([]);
  });

  it('does not have to be typed again when the desk does not call it', async () => {
    const page = await openDesk();
    page.desk.refuse(route, 422, 'Premium numbers cannot be called. Use another number.');
    await page.talk(aCall({ availableActions: [...everyWay] }));
    const first = await choose(page, 'Consult', 'Outside number');
    await page.user.type(within(first).getByRole('textbox'), '+1 202 555 0199{Enter}');
    expect(await screen.findByText(/Premium numbers cannot be called/)).toBeVisible();

    await page.user.click(screen.getByRole('button', { name: 'Consult' }));
    const again = within(await screen.findByRole('dialog')).getByRole('textbox');
    expect(again).toHaveValue('+12025550199');
    await waitFor(() => expect(again).toHaveFocus());
    page.desk.answer(route, calling);
    await page.user.type(again, '{Backspace}8{Enter}');
    await waitFor(() => {
      const [, target] = page.desk.asked(route);
      expect(target).toEqual({
        mode: 'consult',
        target: { kind: 'number', number: '+12025550198' },
      });
    });
  });

  it('says why the carrier refused, and what to do', async () => {
    const { talk } = await openDesk();
    await talk(
      aCall({
        transfer: aTransfer({ target: outside, outcome: 'failed', failureCode: '21215' }),
      }),
    );

    expect(
      screen.getByText(
        /\+1 202 555 0199 failed: calls to this country are not allowed. An administrator .* \(code 21215\)\./,
      ),
    ).toBeVisible();
  });
});

describe('while an agent leaves it to the queue who gets the call', () => {
  it('has the next available agent rung', async () => {
    const page = await openDesk();
    page.desk.answer(route, calling);
    await page.talk(aCall({ availableActions: [...everyWay] }));

    const dialog = await choose(page, 'Consult', 'Queue');
    expect(within(dialog).getByText('One colleague is available now.')).toBeVisible();
    await page.user.click(within(dialog).getByRole('button', { name: 'Call the next agent' }));

    await waitFor(() => {
      expect(page.desk.asked(route)).toEqual([{ mode: 'consult', target: { kind: 'queue' } }]);
    });
  });

  it('cannot have anybody rung when nobody is available', async () => {
    const page = await openDesk();
    await page.talk(aCall({ availableActions: [...everyWay] }));
    await page.showAgents([anAgent({ id: 'agent2', name: 'Ben', presence: 'on-call' })]);

    const dialog = await choose(page, 'Consult', 'Queue');

    expect(within(dialog).getByText('No colleague is available right now.')).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Call the next agent' })).toBeDisabled();
  });

  it('puts the customer back into it, and says so', async () => {
    const page = await openDesk();
    const putBack = { transfer: aTransfer({ mode: 'blind', outcome: 'queued' }), version: 12 };
    page.desk.answer(route, () =>
      aCall({ ...putBack, state: 'queued', myRole: 'leaving', availableActions: [] }),
    );
    await page.talk(aCall({ availableActions: [...everyWay] }));

    const dialog = await choose(page, 'Hand over now', 'Queue');
    expect(dialog).toHaveAccessibleName('Return the customer to the queue');
    await page.user.click(within(dialog).getByRole('button', { name: 'Return to queue' }));

    expect(
      await screen.findByRole('heading', { name: 'Returning the customer to the queue' }),
    ).toBeVisible();
    expect(page.desk.asked(route)).toEqual([{ mode: 'blind', target: { kind: 'queue' } }]);

    page.telephone.line.set(null);
    await page.show(
      aCall({
        ...putBack,
        version: 13,
        state: 'queued',
        myRole: 'past',
        myEnd: anEnd({ kind: 'handed-over', agent: { kind: 'queue', id: 'queue', name: 'queue' } }),
        parties: [],
      }),
    );
    expect(
      screen.getByRole('heading', { name: 'The customer is back in the queue' }),
    ).toBeVisible();
  });

  it('does not offer to put the customer back where the desk does not allow it', async () => {
    const page = await openDesk();
    await page.talk(aCall({ availableActions: ['consult', 'add', 'blind', 'end'] }));
    const dialog = await choose(page, 'Consult', 'Queue');

    await page.user.click(within(dialog).getByRole('radio', { name: 'Hand over now' }));

    expect(within(dialog).queryByRole('radio', { name: 'Queue' })).toBeNull();
    expect(within(dialog).getByRole('radio', { name: 'Colleague' })).toBeChecked();
  });
});
