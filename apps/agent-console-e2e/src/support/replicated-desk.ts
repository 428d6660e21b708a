import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Addresses } from './addresses';
import { Front } from './front';

const tools = join(__dirname, '..', '..', '..', '..', 'tools');

/** What `npm start` knows of a process that it starts. */
interface Service {
  readonly name: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * A desk of its own with two API processes on one database, which can be killed in the middle of a
 * call.
 */
export class ReplicatedDesk {
  private readonly cleanUps: (() => unknown)[] = [];
  private readonly replicas: { service: Service; port: number; child: ChildProcess }[] = [];

  private constructor(readonly addresses: Addresses) {}

  /** Starts it with the settings of `npm start`, but for these. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<ReplicatedDesk> {
    const [front, simulator, ...ports] = (await fourPorts()) as [number, number, number, number];
    const desk = new ReplicatedDesk({
      desk: `http://localhost:${front}`,
      handset: `http://localhost:${simulator}/`,
    });
    const { startThrowAwayDatabase } = await tool<{
      startThrowAwayDatabase: () => Promise<{ url: string; stop: () => Promise<void> }>;
    }>('database.mjs');
    const database = await startThrowAwayDatabase();
    desk.cleanUps.push(() => database.stop());
    const balancer = await Front.open(front, ports);
    desk.cleanUps.push(() => balancer.close());

    const [carrier, api] = await servicesOn(front, simulator, database.url);
    const exchange = run(carrier);
    desk.cleanUps.push(() => exchange.kill('SIGKILL'));
    await answers(desk.addresses.handset, exchange);
    for (const port of ports) {
      const service = { ...api, env: { ...api.env, ...settings, PORT: `${port}` } };
      desk.replicas.push({ service, port, child: run(service) });
      await desk.waitsUntilUp(desk.replicas.length - 1);
    }
    return desk;
  }

  /** Ends one of the two at once, in the middle of whatever it is doing. */
  async kill(which: number): Promise<void> {
    const { child } = this.replica(which);
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  /** Has one of the two stand still: it is not dead, it only does nothing any more. */
  freezes(which: number): void {
    this.replica(which).child.kill('SIGSTOP');
  }

  /** Has one that stood still go on where it was. */
  goesOn(which: number): void {
    this.replica(which).child.kill('SIGCONT');
  }

  /** Starts one again that was killed, and waits until it can work. */
  async startsAgain(which: number): Promise<void> {
    const replica = this.replica(which);
    replica.child = run(replica.service);
    await this.waitsUntilUp(which);
  }

  async stop(): Promise<void> {
    for (const { child } of this.replicas) child.kill('SIGKILL');
    for (const cleanUp of this.cleanUps.reverse()) await cleanUp();
  }

  private async waitsUntilUp(which: number): Promise<void> {
    const { port, child } = this.replica(which);
    await answers(`http://localhost:${port}/health`, child);
  }

  private replica(which: number) {
    const replica = this.replicas[which];
    if (!replica) throw new Error(`There is no API process ${which}.`);
    return replica;
  }
}

/** The settings of `npm start`, for a desk on these ports. */
async function servicesOn(port: number, simulatorPort: number, databaseUrl: string) {
  process.env['PORT'] = `${port}`;
  process.env['SIMULATOR_PORT'] = `${simulatorPort}`;
  const { readSettings } = await tool<{
    readSettings: () => { services: (databaseUrl: string) => Service[] };
  }>('start/settings.mjs');
  return readSettings().services(databaseUrl) as [Service, Service];
}

async function fourPorts(): Promise<number[]> {
  const { freePort } = await tool<{ freePort: () => Promise<number> }>('ports.mjs');
  return [await freePort(), await freePort(), await freePort(), await freePort()];
}

const tool = async <T>(file: string) => (await import(pathToFileURL(join(tools, file)).href)) as T;

function run({ script, env }: Service): ChildProcess {
  // On the leash of `npm start`: it ends with this process, however that ends.
  const leash = pathToFileURL(join(tools, 'start', 'leash.mjs')).href;
  return spawn(process.execPath, ['--enable-source-maps', '--import', leash, script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`What should answer at ${url} has ended.`);
    // Refused while it starts.
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
}
