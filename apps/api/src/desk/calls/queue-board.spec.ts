import type { QueueView } from '@baton/shared-types';
import { Logger } from '@nestjs/common';
import { Clock } from '../store/clock';
import { QueueBoard } from './queue-board';

interface Waiting {
  readonly waiting: number;
  readonly since: Date | null;
}

class StoppedClock extends Clock {
  now(): Date {
    return new Date('2026-11-22T09:00:00.000Z');
  }

  pause(): Promise<void> {
    return Promise.resolve();
  }
}

/** A board whose looks at the calls are answered by the test. */
function aBoard() {
  const looks: { answer: (found: Waiting) => void; fail: (error: Error) => void }[] = [];
  const shown: QueueView[] = [];
  const countWaiting = () =>
    new Promise<Waiting>((answer, fail) => void looks.push({ answer, fail }));
  const board = new QueueBoard(
    { calls: { countWaiting } } as unknown as ConstructorParameters<typeof QueueBoard>[0],
    { showQueue: (view: QueueView) => void shown.push(view) } as unknown as ConstructorParameters<
      typeof QueueBoard
    >[1],
    new StoppedClock(),
  );
  return { board, looks, shown };
}
const nobody = { waiting: 0, since: null };

/* Real: the board. Not real: store, clock, consoles. */
describe('the board of those who wait', () => {
  it('looks once more, and not once for each, when changes come faster than it can look', async () => {
    const { board, looks, shown } = aBoard();
    for (let change = 0; change < 50; change += 1) board.tellChange();
    looks[0]?.answer({ waiting: 1, since: new Date('2026-11-22T08:59:00.000Z') });
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    looks[1]?.answer(nobody);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();

    expect(looks).toHaveLength(2);
    expect(shown).toEqual([
      {
        waiting: 1,
        longestSince: '2026-11-22T08:59:00.000Z',
        asOf: '2026-11-22T09:00:00.000Z',
      },
      { waiting: 0, longestSince: null, asOf: '2026-11-22T09:00:00.000Z' },
    ]);
  });

  it('tells of the next change after the database was away', async () => {
    jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    const { board, looks, shown } = aBoard();
    board.tellChange();
    looks[0]?.fail(new Error('away'));
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    board.tellChange();
    looks[1]?.answer(nobody);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();

    expect(shown).toHaveLength(1);
  });
});
