import { fireEvent, screen, waitFor, within } from '@testing-library/angular/zoneless';
import { aCall, ada, adasLeg, callId, anEndedCall } from '../../testing/a-call';
import { letPass } from '../../testing/let-pass';
import { openDesk, type OpenDesk } from '../../testing/open-desk';
import { seenBeforeAnswerMs } from './shortcuts';
import { typingLastsMs } from './typing';

const route = `PUT /api/calls/${callId}/wrap-up`;
const nextId = '00000000-0000-4000-8000-000000000009';
const next = (call: Parameters<typeof aCall>[0] = {}) =>
  aCall({
    id: nextId,
    startedAt: '2026-11-22T09:10:00.000Z',
    state: 'offering',
    myRole: 'offered',
    parties: [ada({ role: 'offered', status: 'ringing' })],
    availableActions: [],
    ...call,
  });
const note = () => screen.getByRole('textbox', { name: 'Note for the next colleague' });
const rings = () => screen.queryByRole('button', { name: 'Accept' }) !== null;

/** Ada's call is over, and she writes about it when the next customer rings. */
async function typesThroughARing(): Promise<OpenDesk> {
  const page = await openDesk();
  page.desk.answer(route, (wrapUp) =>
    aCall({
      ...anEndedCall(),
      version: 13,
      wrapUp: wrapUp as { disposition: string; note: string },
    }),
  );
  await page.talk();
  page.telephone.line.set(null);
  await page.show(anEndedCall());
  await page.user.type(note(), 'Said ');
  await page.ringFor(next());
  letPass(seenBeforeAnswerMs + typingLastsMs);
  return page;
}

describe('while an agent types', () => {
  it('a ring takes neither the field nor the letters', async () => {
    const { telephone, user } = await typesThroughARing();
    const field = note();
    expect(field).toHaveFocus();

    await user.keyboard('that a dog had eaten it.');

    expect(note()).toBe(field);
    expect(field).toHaveFocus();
    expect(field).toHaveValue('Said that a dog had eaten it.');
    expect(telephone.ringOver()).toBeNull();
    expect(rings()).toBe(true);
  });

  it('letters are text for a second after they have left the field, and longer while they go on', async () => {
    const { telephone, user } = await typesThroughARing();
    note().blur();

    await user.keyboard('d');
    letPass(typingLastsMs - 100);
    await user.keyboard('a');
    letPass(typingLastsMs - 100);
    await user.keyboard('d');
    expect(telephone.ringOver()).toBeNull();

    letPass(typingLastsMs);
    await user.keyboard('d');
    expect(telephone.ringOver()?.because).toBe('declined');
  });

  it('letters are text for a second after the field is gone', async () => {
    const { telephone, user } = await typesThroughARing();
    note().remove();

    await user.keyboard('d');

    expect(telephone.ringOver()).toBeNull();
  });

  it('what is written stays beside the call that is accepted, and is kept until it is saved', async () => {
    const { telephone, show, desk, user } = await typesThroughARing();
    await user.click(screen.getByRole('button', { name: 'Accept' }));
    await show(next({ version: 11, state: 'connected', myRole: 'owner', parties: [ada()] }));
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Talking with the');

    await user.type(note(), 'more.');
    telephone.line.set(null);
    await show(next({ ...anEndedCall(), id: nextId, outcome: 'customer-hung-up' }));
    const form = within(screen.getByRole('region', { name: 'Earlier call: The customer hung up' }));
    await user.click(form.getByRole('radio', { name: 'Solved' }));
    await user.click(form.getByRole('button', { name: 'Done' }));

    expect(desk.asked(route)).toEqual([{ disposition: 'Solved', note: 'Said more.' }]);
    await waitFor(() => expect(screen.getAllByRole('form')).toHaveLength(1));
  });

  it('what is written survives a reload', async () => {
    sessionStorage.setItem(
      'baton.notes.agent1',
      JSON.stringify({ [callId]: { disposition: '', note: 'Half a sen' } }),
    );

    await openDesk({ left: anEndedCall() });

    expect(await screen.findByRole('textbox')).toHaveValue('Half a sen');
  });

  it('a note about a call that the desk does not know any more is forgotten', async () => {
    sessionStorage.setItem(
      'baton.notes.agent1',
      JSON.stringify({ [callId]: { disposition: '', note: 'Half a sen' } }),
    );

    await openDesk();

    await waitFor(() => expect(sessionStorage.getItem('baton.notes.agent1')).toBeNull());
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('a call that rings', () => {
  it('is not answered by a key that was on its way when it began to ring', async () => {
    const { ringFor, telephone, user } = await openDesk();
    await ringFor(next());
    await user.keyboard('d');
    expect(telephone.ringOver()).toBeNull();

    letPass(seenBeforeAnswerMs);
    await user.keyboard('d');
    expect(telephone.ringOver()?.because).toBe('declined');
  });

  it('is not answered by a key that was meant for the one before it', async () => {
    const { ringFor, telephone, settle, user } = await openDesk();
    await ringFor(next());
    letPass(seenBeforeAnswerMs);
    telephone.ring.set({ callId, legId: adasLeg.replace(/a$/, 'c'), purpose: 'offer', from: '' });
    await settle();

    await user.keyboard('a');

    expect(telephone.ringOver()).toBeNull();
  });

  it('never takes the focus', async () => {
    const { ringFor } = await openDesk();
    const elsewhere = screen.getByRole('button', { name: 'Set to available' });
    elsewhere.focus();

    await ringFor(next());

    expect(elsewhere).toHaveFocus();
  });

  it.each([
    ['with Shift', { key: 'D', shiftKey: true }],
    ['with AltGraph and Control', { key: 'd', ctrlKey: true, altKey: true }],
    ['that is held down', { key: 'd', repeat: true }],
    ['of an input method', { key: 'd', isComposing: true }],
  ])('is not answered by a key %s', async (_what, key) => {
    const { ringFor, telephone } = await openDesk();
    await ringFor(next());
    letPass(seenBeforeAnswerMs);

    fireEvent.keyDown(document.body, key);

    expect(telephone.ringOver()).toBeNull();
  });

  it.each([
    ['a list', '<select><option>Duck</option></select>'],
    ['text that can be edited', '<div contenteditable><b tabindex="0">Note</b></div>'],
    ['what an assistive technology calls a text field', '<div role="textbox" tabindex="0"></div>'],
  ])('is not answered by a letter in %s', async (_what, html) => {
    const { ringFor, telephone } = await openDesk();
    await ringFor(next());
    letPass(seenBeforeAnswerMs);
    const place = document.body.appendChild(document.createElement('div'));
    place.innerHTML = html;
    const field = place.querySelector('select, [tabindex]') ?? place;

    fireEvent.keyDown(field, { key: 'd' });
    place.remove();

    expect(telephone.ringOver()).toBeNull();
  });

  it.each(['CapsLock', 'none'])('is answered by its key with %s', async (lock) => {
    const { ringFor, telephone } = await openDesk();
    await ringFor(next());
    letPass(seenBeforeAnswerMs);

    fireEvent.keyDown(document.body, { key: lock === 'none' ? 'd' : 'D' });

    expect(telephone.ringOver()?.because).toBe('declined');
  });
});
