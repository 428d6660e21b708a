import { spawnSync } from 'node:child_process';

/** @typedef {{ Config: { Image: string }, Id: string, HostConfig: { ReadonlyRootfs: boolean, CapDrop: string[] | null, SecurityOpt: string[] | null } }} Container */

/** The composed stack of one checkout, under a project name of its own, so that it meets no other one on this machine. */
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

  /** Builds the images and says how large they are, in MB. @returns {Record<string, number>} */
  build() {
    this.compose(['build'], { show: true });
    const sizes = ['api', 'console', 'simulator'].map((name) => {
      const image = `${this.project}-${name}`;
      const bytes = docker(['image', 'inspect', '--format', '{{.Size}}', image]);
      return [name, Math.round(Number(bytes) / 1e6)];
    });
    return Object.fromEntries(sizes);
  }

  /** Starts it and waits until everything is healthy. @param {number} replicas of the API */
  up(replicas = 2) {
    this.compose(['up', '--detach', '--wait', '--scale', `api=${replicas}`]);
  }

  /** Stops and removes everything but the volume. */
  down() {
    this.compose(['down', '--timeout', '15']);
  }

  /** Leaves nothing behind. */
  remove() {
    this.compose(['down', '--timeout', '15', '--volumes', '--rmi', 'local', '--remove-orphans']);
  }

  /** @param {string} [service] @returns {Container[]} */
  containers(service) {
    const ids = this.compose(['ps', '--quiet', ...(service ? [service] : [])]);
    return JSON.parse(docker(['inspect', ...ids.split('\n')]));
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
 * Runs Docker and returns what it prints.
 *
 * @param {string[]} args
 * @param {{ show?: boolean, cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @throws {Error} with what Docker had to say
 */
export function docker(args, { show = false, ...options } = {}) {
  const { status, stdout, stderr, error } = spawnSync('docker', args, {
    ...options,
    encoding: 'utf8',
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    maxBuffer: 1e8,
  });
  if (error) throw new Error('There is no Docker on this machine.', { cause: error });
  if (status !== 0) throw new Error(`docker ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  return (stdout ?? '').trim();
}
