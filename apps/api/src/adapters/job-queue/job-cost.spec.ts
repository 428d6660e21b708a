import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Desk } from '../../testing/desk';
import { StatementCount } from '../../testing/statement-count';
import { Sweeps } from '../../desk/sweep/sweeps';
import { TaskBook } from '../../desk/task-book';
import { Retention } from '../database/retention';
import { AbandonedJobs } from './abandoned-jobs';
import { JobRunner } from './job-runner';

/** Nobody has ever been rung for it: there is nothing to do. */
const aRing = () => ({ callId: randomUUID(), legId: randomUUID() });

/* Real: PostgreSQL, the job queue with its settings. Counted: every statement of the process. */
describe('the job queue', () => {
  let desk: Desk;
  let runner: JobRunner;
  const count = new StatementCount();
  beforeAll(async () => {
    desk = await Desk.open();
    const { app } = desk;
    runner = new JobRunner(
      desk.environment,
      app.get(TaskBook),
      app.get(AbandonedJobs),
      app.get(Sweeps),
      app.get(Retention),
    );
    await runner.onApplicationBootstrap();
    count.begin();
  });
  afterAll(async () => {
    count.stop();
    await runner.onApplicationShutdown();
    await desk.stop();
  });

  const ringsAreDone = async () => {
    while ((await desk.jobs('ring_deadline')).length > 0) await pause(5);
  };
  /** Statements that hand out jobs, or note that they are done. */
  const ofQueue = (texts: readonly string[]) =>
    texts.filter((text) => /^(with j|\s*delete|\s*update).*_private_jobs/is.test(text));

  it('asks at most two statements a job beyond the job’s own work', async () => {
    const howMany = 24;
    const texts = await count.allOf(async () => {
      await desk.store.transaction(async ({ jobs }) => {
        for (let job = 0; job < howMany; job += 1) {
          await jobs.add('ring_deadline', aRing());
        }
      });
      await ringsAreDone();
    });
    expect(ofQueue(texts).length).toBeGreaterThan(0);
    expect(ofQueue(texts).length).toBeLessThanOrEqual(2 * howMany);
  });

  it('does a job at its time while it asks for nothing else', async () => {
    const runAt = new Date(Date.now() + 700);
    await desk.store.transaction(({ jobs }) => jobs.add('ring_deadline', aRing(), { runAt }));
    await ringsAreDone();
    expect(Date.now()).toBeGreaterThanOrEqual(runAt.getTime());
    expect(Date.now() - runAt.getTime()).toBeLessThan(2_000);
  });

  it('asks the database at most five times a second while there is nothing to do', async () => {
    // A desk without calls soon stops comparing them: here after five minutes, as a round takes one.
    await desk.dataSource.query('DELETE FROM graphile_worker._private_jobs');
    // It has asked at its quick pace for the last time.
    await pause(1_500);
    const seconds = 4;
    const texts = await count.allOf(() => pause(seconds * 1_000));
    expect(texts.length).toBeLessThanOrEqual(5 * seconds);
  });
});
