import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const built = join(__dirname, '..', '..', '..', '..', 'dist', 'apps', 'api', 'main.js');

/** `API_SCRIPT` names another build, which stays as it is while this one is made anew. */
const script = process.env['API_SCRIPT'] ?? built;

/** The built API in a process of its own, so that a test can kill it in mid-call. */
export class ApiProcess {
  private child: ChildProcess | undefined;
  private output = '';

  constructor(
    readonly url: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** Starts it and waits until it serves. */
  async start(): Promise<void> {
    if (!existsSync(script)) throw new Error(`${script} is missing. Build it: npx nx build api`);
    this.output = '';
    const child = spawn(process.execPath, ['--enable-source-maps', script], {
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    while (!(await this.isHealthy())) {
      if (child.exitCode !== null) throw new Error(`The API did not start:\n${this.output}`);
      await pause(50);
    }
  }

  /** Lets it finish what it is doing. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Ends it at once, in the middle of whatever it is doing. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** What it has printed since its start. */
  get log(): string {
    return this.output;
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
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
