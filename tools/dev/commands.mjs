import { binOf } from '../packages.mjs';

/** @import { ServiceOptions } from '../start/service.mjs' */

/**
 * @typedef {object} WatchCommand
 * @property {string} name what its lines begin with
 * @property {string} command
 * @property {Record<string, string | undefined>} env added to this process's own
 */

/** Where a debugger finds each server. */
export const debuggerPorts = { api: 9229, simulator: 9230 };

/** Which Nx project each server is built from. */
const projects = { api: 'api', simulator: 'twilio-simulator-app' };

/**
 * Lists what runs side by side: each server is built anew when its sources change and starts again
 * when it has been built; the console's page changes in the browser without a reload.
 *
 * @param {ServiceOptions[]} services
 * @param {{ desk: number, console: number }} ports
 * @returns {WatchCommand[]}
 */
export function watchCommands(services, { desk: deskPort, console: consolePort }) {
  const nx = `${quote(process.execPath)} ${quote(binOf('nx'))}`;
  return [
    ...services.flatMap(({ name, script, env }) => {
      const server = /** @type {keyof typeof projects} */ (name);
      const flags = `--watch-path=${quote(script)} --watch-preserve-output --inspect=${debuggerPorts[server]}`;
      return [
        {
          name: `${name} build`,
          command: `${nx} build ${projects[server]} --watch --outputStyle=stream`,
          env: {},
        },
        {
          name,
          command: `${quote(process.execPath)} --enable-source-maps ${flags} ${quote(script)}`,
          env,
        },
      ];
    }),
    {
      name: 'console',
      command: `${nx} serve agent-console --outputStyle=stream`,
      // Angular's server reads PORT for itself.
      env: { PORT: `${consolePort}`, DESK_PORT: `${deskPort}` },
    },
  ];
}

/** @param {string} path */
const quote = (path) => `"${path}"`;
