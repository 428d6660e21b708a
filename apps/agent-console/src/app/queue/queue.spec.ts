import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { screen, waitFor, within } from '@testing-library/angular/zoneless';
import type { QueueView } from '@baton/shared-types';
import { aCall, ada, anAgent } from '../../testing/a-call';
import { openDesk, type OpenDesk } from '../../testing/open-desk';
import { TabTitle } from '../desk/tab-title';

const aQueue = (queue: Partial<QueueView> = {}): QueueView => ({
  waiting: 2,
  longestSince: new Date(Date.now() - 83_000).toISOString(),
  asOf: '2026-11-22T09:10:00.000Z',
  ...queue,
});
const nobody = aQueue({ waiting: 0, longestSince: null, asOf: '2026-11-22T09:11:00.000Z' });
const away = anAgent({ presence: 'away', awayReason: 'chosen' });
const plea = /customers are waiting, and no agent is free/;

async function showQueue({ live, settle }: OpenDesk, queue: QueueView): Promise<void> {
  live.receive('queue', queue);
  await settle();
}

describe('the customers who wait', () => {
  it('are counted in the header, and how long the first has waited', async () => {
    const page = await openDesk();
    const header = () => within(screen.getByRole('banner'));

    await showQueue(page, nobody);
    expect(header().getByText('No customers waiting')).toBeVisible();

    await showQueue(page, aQueue({ asOf: '2026-11-22T09:12:00.000Z' }));
    expect(header().getByText(/2 customers wait/)).toHaveTextContent(/the first for 1:2\d/);
  });

  it('are counted in a call as well', async () => {
    const page = await openDesk();
    await page.talk();

    await showQueue(page, aQueue({ waiting: 1 }));

    expect(screen.getByText(/1 customer waiting/)).toBeVisible();
  });

  it('are told to an agent who is away, by a notice, in the card and in the title', async () => {
    const page = await openDesk();
    TestBed.inject(TabTitle);
    await showQueue(page, aQueue());

    expect(screen.getByText('Set yourself to available to get the next call.')).toBeVisible();
    expect(TestBed.inject(Title).getTitle()).toBe('2 waiting · Baton');
    await page.showAgents([away]);
    expect(await screen.findByText(plea)).toBeVisible();
    await waitFor(() => {
      expect(document.querySelector('.cdk-live-announcer-element')).toHaveTextContent(plea);
    });
  });

  it('are not shown any longer once the agent is available', async () => {
    const page = await openDesk();
    await page.showAgents([away]);
    await showQueue(page, aQueue());
    const notices = screen.getByRole('list', { name: 'Notices' });
    await waitFor(() => expect(notices).toHaveTextContent(plea));

    await page.showAgents([anAgent()]);

    expect(notices).not.toHaveTextContent(plea);
  });

  it.each([
    ['who is available', [anAgent()]],
    ['while enough colleagues are free', [away, free('agent2'), free('agent3')]],
  ])('are no reason to ask an agent %s', async (_who, agents) => {
    const page = await openDesk();
    await page.showAgents(agents);
    await showQueue(page, aQueue());

    await expect(screen.findByText(plea, undefined, { timeout: 1_500 })).rejects.toThrow();
  });

  it('are not brought back by a message that was overtaken', async () => {
    const page = await openDesk();
    await showQueue(page, nobody);
    await showQueue(page, aQueue());

    expect(screen.queryByText(/2 customers wait/)).toBeNull();
  });

  it('do not hide in the title that a call rings, or a call that goes on', async () => {
    const page = await openDesk();
    TestBed.inject(TabTitle);
    await showQueue(page, aQueue());
    await page.ringFor(
      aCall({ myRole: 'offered', state: 'offering', parties: [ada({ role: 'offered' })] }),
    );
    expect(TestBed.inject(Title).getTitle()).toBe('☎ Incoming call · Baton');

    page.telephone.accept();
    await page.show(aCall({ version: 11 }));
    expect(TestBed.inject(Title).getTitle()).not.toMatch(/waiting|Incoming/);
  });
});

function free(id: string) {
  return anAgent({ id, presence: 'available' });
}
