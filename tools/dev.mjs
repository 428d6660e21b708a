import { concurrently } from 'concurrently';
import { startDatabase } from './database.mjs';
import { debuggerPorts, watchCommands } from './dev/commands.mjs';
import { runNx } from './nx.mjs';
import { refuseOldNode } from './start/node-version.mjs';
import { refuseTakenPorts } from './start/ports.mjs';
import { readSettings } from './start/settings.mjs';

/**
 * `npm run dev`: the whole desk, watching its sources. A change to a server's source builds and
 * restarts that server; a change to the console shows in the browser. Ctrl-C stops all of it.
 */
async function main() {
  refuseOldNode();
  // The page comes from the development server, and so do the links to it.
  const consolePort = Number(process.env['CONSOLE_PORT'] ?? 4200);
  const settings = readSettings({ console: `http://localhost:${consolePort}` });
  await refuseTakenPorts(settings);
  console.log('Building the servers once; they are watched after that …');
  const built = await runNx(['run-many', '-t', 'build', '-p', ...projectsOf(settings)]);
  if (built.code !== 0) throw new Error(`The build failed:\n${built.output}`);

  const database = await startDatabase();
  console.log(settings.welcome);
  console.log(
    `Debuggers: the API at port ${debuggerPorts.api}, the simulator at ${debuggerPorts.simulator}.\n`,
  );
  const commands = watchCommands(settings.services(database.url), {
    desk: settings.port,
    console: consolePort,
  });
  const { result } = concurrently(
    commands.map((command) => ({ ...command, env: stringsOf(command.env) })),
    { prefix: '{name} |', padPrefix: true, killOthersOn: ['failure', 'success'] },
  );
  // It is rejected at Ctrl-C, too: how each one ended has been printed.
  await result.catch(() => undefined);
  await database.stop();
}

/** @param {{ simulator: boolean }} settings */
const projectsOf = ({ simulator }) => (simulator ? ['api', 'twilio-simulator-app'] : ['api']);

/** @param {Record<string, string | undefined>} variables */
const stringsOf = (variables) =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));

main().catch((/** @type {Error} */ error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
