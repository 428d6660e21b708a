import { liveThrough } from './history';
import { drawPlan } from './plan/draw-plan';
import { count, emptyTally } from './report/tally';
import { silenceLogs } from './silence-logs';

silenceLogs();

/** Lives through the seeds that it is given and answers with their figures. */
process.on('message', (seeds: readonly number[]) => {
  void live(seeds);
});

async function live(seeds: readonly number[]): Promise<void> {
  const tally = emptyTally();
  for (const seed of seeds) count(tally, await liveThrough(drawPlan(seed)));
  process.send?.(tally);
}
