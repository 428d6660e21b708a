import { isOver, restStatus, statusAfter, type CallEvent, type CallStatus } from './life-cycle';

const statuses: readonly CallStatus[] = [
  ...(['queued', 'initiated', 'ringing', 'in-progress'] as const),
  ...(['completed', 'busy', 'failed', 'no-answer', 'canceled'] as const),
];
const events: readonly CallEvent[] = [
  ...(['dialed', 'rang', 'answered', 'declined'] as const),
  ...(['not-answered', 'failed', 'canceled', 'hung-up'] as const),
];

describe('the life cycle of a call', () => {
  it('has these and no other transitions', () => {
    const rows = statuses.map((status) => [
      status,
      ...events.map((event) => statusAfter(status, event) ?? '–'),
    ]);
    expect([['', ...events], ...rows].map((row) => row.join(' | ')).join('\n'))
      .toMatchInlineSnapshot(`
      " | dialed | rang | answered | declined | not-answered | failed | canceled | hung-up
      queued | initiated | – | – | – | – | failed | canceled | canceled
      initiated | – | ringing | in-progress | busy | no-answer | failed | canceled | canceled
      ringing | – | – | in-progress | busy | no-answer | failed | canceled | canceled
      in-progress | – | – | – | – | – | failed | – | completed
      completed | – | – | – | – | – | – | – | –
      busy | – | – | – | – | – | – | – | –
      failed | – | – | – | – | – | – | – | –
      no-answer | – | – | – | – | – | – | – | –
      canceled | – | – | – | – | – | – | – | –"
    `);
  });

  it('leads nowhere from an end', () => {
    for (const status of statuses.filter(isOver)) {
      for (const event of events) expect(statusAfter(status, event)).toBeNull();
    }
  });

  it('is told by REST without the word that only webhooks know', () => {
    expect(statuses.map(restStatus)).not.toContain('initiated');
  });
});
