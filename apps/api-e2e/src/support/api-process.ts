import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const checkout = join(__dirname, '..', '..', '..', '..');
const built = join(checkout, 'dist', 'apps', 'api', 'main.js');

/** A test run that is killed must not leave processes behind, which ask for jobs forever. */
const leash = pathToFileURL(join(checkout, 'tools', 'start', 'leash.mjs')).href;

/** `API_SCRIPT` names another build, which stays as it is while this one is made anew. */
const script = process.env['API_SCRIPT'] ?? built;

/** The built API in a process of its own, so that a test can kill it in mid-call. */
export class ApiProcess {
  private child: ChildProcess | undefined;
  private output = '';
  private hasEnded = false;

  constructor(
    readonly url: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** Starts it and waits until it serves. */
  async start(): Promise<void> {
    if (!existsSync(script)) throw new Error(`${script} is missing. Build it: npx nx build api`);
    this.output = '';
    this.hasEnded = false;
    const child = spawn(process.execPath, ['--enable-source-maps', '--import', leash, script], {
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    child.once('exit', () => (this.hasEnded = true));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    await this.canWork();
  }

  /** Waits until it says of itself that it can work. */
  async canWork(): Promise<void> {
    while (!(await this.isHealthy())) {
      if (this.child?.exitCode !== null) throw new Error(`The API is not running:\n${this.output}`);
      await pause(50);
    }
  }

  /** Waits until it says of itself that it cannot work: what it says is up to a second old. */
  async cannotWork(): Promise<void> {
    while ((await fetch(`${this.url}/health/ready`)).status !== 503) await pause(50);
  }

  /** Whether it is not there, by whatever it ended. */
  get isDead(): boolean {
    return this.hasEnded;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Lets it finish what it is doing; returns the code with which it ends. */
  async stop(): Promise<number | null> {
    return this.signal('SIGTERM');
  }

  /** Ends it at once, in the middle of whatever it is doing. */
  async kill(): Promise<void> {
    await this.signal('SIGKILL');
  }

  /** What it has printed since its start. */
  get log(): string {
    return this.output;
  }

  private async signal(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const { child } = this;
    this.child = undefined;
    if (child?.exitCode !== null || child.signalCode !== null) return null;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
    return child.exitCode;
  }

  private async isHealthy(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health`)).ok;
    } catch {
      // Refused while it starts.
      return false;
    }
  }
}
