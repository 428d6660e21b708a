import { concurrency, lookIntervalMs, pollIntervalMs } from '../../src/adapters/job-queue/pace';
import { deskSweepKey } from '../../src/desk/store/job-keys';
import type { MemoryDatabase } from '../store/memory-database';
import { isAvailable, type JobRow } from '../store/job-table';
import type { Dice } from '../time/dice';
import type { VirtualTime } from '../time/virtual-time';
import type { ApiProcess } from './api-process';

/** The job runners of all processes, with graphile-worker's habits and those of `AbandonedJobs`. */
export class JobCrew {
  done = 0;
  private readonly time: VirtualTime;
  private readonly dice: Dice;
  private readonly running = new Map<ApiProcess, number>();
  private readonly waiting = new Set<number>();
  /** Whether somebody is about to see that nobody compares the calls. */
  private isSeen = false;

  constructor(
    private readonly database: MemoryDatabase,
    { time, dice }: { readonly time: VirtualTime; readonly dice: Dice },
    private readonly processes: () => readonly ApiProcess[],
    /** Told of jobs that failed, and whether they are tried again. */
    private readonly onFailure: (job: JobRow, error: unknown, isFinal: boolean) => void,
  ) {
    this.time = time;
    this.dice = dice;
    database.onJob = (job) => this.announce(job);
  }

  /** A process has begun to take jobs. */
  join(process: ApiProcess): void {
    this.running.set(process, 0);
    process.lifeline.onDeath(() => this.mourn(process));
    this.time.after(this.roll(pollIntervalMs, 'first poll'), () => this.startWaiting());
  }

  /** The database is there again: everybody asks anew. */
  resume(): void {
    this.time.after(this.roll(pollIntervalMs, 'poll'), () => this.startWaiting());
  }

  /** A job may be done from now, or from its time on. */
  private announce(job: JobRow): void {
    this.haveCallsCompared();
    const inMs = job.runAt - this.time.now();
    // What is due at once is announced by the database; what falls due later is found by asking.
    const late = inMs <= 0 ? 1 + this.roll(12, 'notice') : inMs + this.roll(pollIntervalMs, 'poll');
    this.time.after(late, () => this.tryToStart(job.id));
  }

  /** Who looks after the jobs sees that calls go on which no job compares with the carrier. */
  private haveCallsCompared(): void {
    if (this.isSeen || !this.nobodyCompares) return;
    this.isSeen = true;
    this.time.after(this.roll(lookIntervalMs, 'look for calls'), () => {
      this.isSeen = false;
      const free = this.processes().filter((one) => one.isAlive && !one.lifeline.isFrozen);
      if (!this.nobodyCompares) return;
      const [process] = free;
      if (process && !this.database.isAway) {
        process.shell.sweeps.beginAgain().catch(() => this.haveCallsCompared());
      } else {
        this.haveCallsCompared();
      }
    });
  }

  private get nobodyCompares(): boolean {
    const { jobs, tables } = this.database;
    if (jobs.all().some(({ key }) => key === deskSweepKey)) return false;
    return [...tables.calls.values()].some(({ state }) => state !== 'ended');
  }

  private tryToStart(id: number): void {
    this.waiting.delete(id);
    const job = this.database.jobs.find(id);
    if (!job || !isAvailable(job) || job.runAt > this.time.now()) return;
    const free = this.processes().filter(
      (process) =>
        process.isAlive &&
        !process.lifeline.isFrozen &&
        (this.running.get(process) ?? concurrency) < concurrency,
    );
    if (free.length === 0 && this.processes().some(({ lifeline }) => lifeline.isFrozen)) {
      this.time.after(pollIntervalMs, () => this.tryToStart(id));
      return;
    }
    if (this.database.isAway || free.length === 0) {
      this.waiting.add(id);
      return;
    }
    const process = this.dice.pick(free, 'who does job', id, job.attempts);
    const taken = this.database.jobs.take(id, process.name);
    if (taken) void this.run(process, taken);
  }

  private async run(process: ApiProcess, job: JobRow): Promise<void> {
    this.running.set(process, (this.running.get(process) ?? 0) + 1);
    const isLast = job.attempts >= job.maxAttempts;
    let failure: unknown = null;
    try {
      await process.lifeline.pass();
      await process.shell.tasks.run(job.name, job.payload, { isLast });
    } catch (error) {
      failure = error ?? new Error('no reason');
    }
    await this.databaseIsThere();
    if (!process.isAlive) return;
    this.finish(process, job, failure);
    this.running.set(process, (this.running.get(process) ?? 1) - 1);
    this.startWaiting();
  }

  private finish(process: ApiProcess, job: JobRow, failure: unknown): void {
    this.done += 1;
    if (failure === null) {
      this.database.jobs.done(job.id);
      return;
    }
    // Only the process that still has the job may say that it has failed: another one may be at it
    // by now.
    if (this.database.jobs.find(job.id)?.lockedBy !== process.name) return;
    const again = this.database.jobs.failed(job.id);
    this.onFailure(job, failure, !again);
    if (again) this.announce(again);
  }

  /** What became of a job is written down once there is something to write it in. */
  private async databaseIsThere(): Promise<void> {
    while (this.database.isAway) await this.time.pause(100);
  }

  private startWaiting(): void {
    for (const id of [...this.waiting]) this.tryToStart(id);
  }

  private mourn(process: ApiProcess): void {
    this.running.delete(process);
    this.takeFrom(process);
  }

  /**
   * The jobs of a process without a connection are given back by one that lives, when it has looked
   * twice.
   */
  takeFrom(process: ApiProcess): void {
    const look = () => {
      if (!this.processes().some(({ isAlive }) => isAlive) || this.database.isAway) {
        this.time.after(lookIntervalMs, look);
        return;
      }
      this.time.after(lookIntervalMs, () => {
        for (const job of this.database.jobs.unlock(process.name)) {
          this.time.after(this.roll(pollIntervalMs, 'poll'), () => this.tryToStart(job.id));
        }
      });
    };
    this.time.after(this.roll(lookIntervalMs, 'look'), look);
  }

  private roll(below: number, what: string): number {
    return Math.floor(this.dice.next(what) * below);
  }
}
