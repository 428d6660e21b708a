import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** @typedef {{ Config: { Image: string }, Id: string, HostConfig: { ReadonlyRootfs: boolean, CapDrop: string[] | null, SecurityOpt: string[] | null } }} Container */

/**
 * The composed stack of one checkout, under a project name of its own, so that it meets no other
 * one on this machine.
 */
export class Stack {
  /** @param {{ folder: string, project: string, ports: { desk: number, simulator: number } }} options */
  constructor({ folder, project, ports }) {
    this.folder = folder;
    this.project = project;
    this.desk = `http://localhost:${ports.desk}`;
    this.simulator = `http://localhost:${ports.simulator}`;
    this.env = {
      ...process.env,
      PORT: `${ports.desk}`,
      SIMULATOR_PORT: `${ports.simulator}`,
      // No customer is kept for a wrap-up that nobody writes.
      WRAP_UP_SECONDS: '0',
    };
  }

  /** Builds the images and says how large they are, in MB. @returns {Promise<Record<string, number>>} */
  async build() {
    await this.compose(['build'], { show: true });
    /** @type {Record<string, number>} */
    const sizes = {};
    for (const name of ['api', 'console', 'simulator']) {
      const image = `${this.project}-${name}`;
      const bytes = await docker(['image', 'inspect', '--format', '{{.Size}}', image]);
      sizes[name] = Math.round(Number(bytes) / 1e6);
    }
    return sizes;
  }

  /** Starts it and waits until everything is healthy. @param {number} replicas of the API */
  async up(replicas = 2) {
    await this.compose(['up', '--detach', '--wait', '--scale', `api=${replicas}`]);
  }

  /** Stops and removes everything but the volume. */
  async down() {
    await this.compose(['down', '--timeout', '15']);
  }

  /** Leaves nothing behind. */
  async remove() {
    await this.compose([
      'down',
      '--timeout',
      '15',
      '--volumes',
      '--rmi',
      'local',
      '--remove-orphans',
    ]);
  }

  /** @param {string} [service] @returns {Promise<Container[]>} */
  async containers(service) {
    const ids = await this.compose(['ps', '--quiet', ...(service ? [service] : [])]);
    return JSON.parse(await docker(['inspect', ...ids.split('\n')]));
  }

  /** Asks the database for one value. @param {string} sql */
  query(sql) {
    const psql = ['psql', '--username=baton', '--dbname=baton', '--tuples-only', '--no-align'];
    return this.compose(['exec', '-T', 'postgres', ...psql, '--command', sql]);
  }

  /** @param {string[]} args @param {{ show?: boolean }} [options] */
  compose(args, { show = false } = {}) {
    const all = ['compose', '--project-name', this.project, '--profile', 'demo', ...args];
    return docker(all, { show, cwd: this.folder, env: this.env });
  }
}

/**
 * Runs Docker and returns what it prints. Meanwhile the agent's page goes on: it must be heard
 * every second or so.
 *
 * @param {string[]} args
 * @param {{ show?: boolean, cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>}
 * @throws {Error} with what Docker had to say
 */
export async function docker(args, { show = false, ...options } = {}) {
  const output = show ? 'inherit' : 'pipe';
  const child = spawn('docker', args, { ...options, stdio: ['ignore', output, output] });
  const printed = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''));
  const [code] = await once(child, 'close').catch((cause) => {
    throw new Error('There is no Docker on this machine.', { cause });
  });
  const [stdout = '', stderr = ''] = await Promise.all(printed);
  if (code !== 0) throw new Error(`docker ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  return stdout.trim();
}
