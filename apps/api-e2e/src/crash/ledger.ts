import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One side effect of an API process. */
export interface SideEffect {
  readonly pid: number;
  readonly at: number;
  readonly name: string;
}

/** The n-th side effect of a name in a run, counted over all processes. */
export interface CrashPoint {
  readonly name: string;
  readonly time: number;
}

/**
 * What becomes of the process at its point: it dies, or stands still for a while and then goes on,
 * or dies then.
 */
export type Mishap = 'killed' | 'frozen' | 'frozen, then killed';

/** Where the API processes write down what they do, and are told after what to die. */
export class Ledger {
  private readonly folder = mkdtempSync(join(tmpdir(), 'crash-ledger-'));
  private run = 0;

  /** What an API process needs to be observed. */
  get environment(): Readonly<Record<string, string>> {
    const preload = join(__dirname, 'side-effects.cjs');
    return { CRASH_LEDGER: this.folder, NODE_OPTIONS: `--require "${preload}"` };
  }

  /**
   * Begins an empty page; the process that performs the chosen side effect is killed, or stopped.
   */
  begin(point: CrashPoint | null, mishap: Mishap): void {
    this.run += 1;
    writeFileSync(this.file, '');
    this.order({ file: this.file, point, signal: mishap === 'killed' ? 'SIGKILL' : 'SIGSTOP' });
  }

  /** Stops writing. */
  end(): void {
    this.order({});
  }

  /** Everything since {@link begin}, in order. */
  read(): readonly SideEffect[] {
    const lines = readFileSync(this.file, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => {
      const [who = '', at = '', name = ''] = line.split('\t');
      return { pid: Number(who.split(':')[0]), at: Number(at), name };
    });
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get file(): string {
    return join(this.folder, `run-${this.run}`);
  }

  /** Renaming is atomic: nobody reads half an order. */
  private order(orders: object): void {
    const half = join(this.folder, 'half');
    writeFileSync(half, JSON.stringify(orders));
    renameSync(half, join(this.folder, 'orders.json'));
  }
}

/** The side effect that has brought about the mishap; undefined while it has not come. */
export function performed(
  effects: readonly SideEffect[],
  point: CrashPoint | null,
): SideEffect | undefined {
  return point ? effects.filter(({ name }) => name === point.name)[point.time - 1] : undefined;
}

/** Every side effect of a run as a point at which the next run can be made to crash. */
export function crashPointsOf(effects: readonly SideEffect[]): CrashPoint[] {
  const times = new Map<string, number>();
  return effects.map(({ name }) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { name, time };
  });
}
