import { startDatabase, startThrowAwayDatabase } from './database.mjs';
import { runNx } from './nx.mjs';
import { refuseTakenPorts } from './start/ports.mjs';
import { startService } from './start/service.mjs';
import { readSettings } from './start/settings.mjs';
import { refuseOldNode } from './start/node-version.mjs';
import { cleanUps, shutDown } from './clean-ups.mjs';

/**
 * `npm start`: the whole desk on this machine; Ctrl-C stops all of it. `--throw-away` gives it an
 * empty database that is forgotten at the end.
 */
async function main() {
  refuseOldNode();
  const settings = readSettings();
  await refuseTakenPorts(settings);
  say('Building (the first time takes a minute or two) …');
  await build(
    settings.simulator
      ? ['api', 'agent-console', 'twilio-simulator-app']
      : ['api', 'agent-console'],
  );

  const throwAway = process.argv.includes('--throw-away');
  const database = await (throwAway ? startThrowAwayDatabase() : startDatabase());
  cleanUps.push(database.stop);
  say(`Database: ${database.origin}`);

  const services = settings.services(database.url).map((service) => {
    const started = startService(service);
    cleanUps.push(started.stop);
    return started;
  });
  // A service that dies, now or in an hour, brings everything down: nothing is restarted in
  // silence.
  const death = Promise.race(services.map((service) => service.died));
  await Promise.race([Promise.all(services.map((service) => service.ready)), death]);
  say(settings.welcome);
  await death;
}

/** @param {string[]} projects */
async function build(projects) {
  const started = Date.now();
  const result = await runNx(['run-many', '-t', 'build', '-p', ...projects, '--parallel=2']);
  if (result.code !== 0) throw new Error(`The build failed:\n${result.output}`);
  say(`Built in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** @param {string} text */
function say(text) {
  console.log(text);
}

let stopping = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    say('\nStopping …');
    void shutDown(0);
  });
}

main().catch((/** @type {Error} */ error) => {
  if (stopping) return;
  stopping = true;
  console.error(`\n${error.message}`);
  void shutDown(1);
});
