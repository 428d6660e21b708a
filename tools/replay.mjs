import { startDatabase } from './database.mjs';
import { runNode, runNx } from './nx.mjs';

/**
 * `npm run replay -- <call id>`: tells what happened to a call and replays it; exit code 1 when the
 * replay ends differently. Reads the database that `DATABASE_URL` names, else this checkout's own.
 */
async function main() {
  const build = await runNx(['build', 'api']);
  if (build.code !== 0) throw new Error(`The build failed:\n${build.output}`);
  const database = await startDatabase();
  try {
    const replayed = await runNode(['dist/apps/api/replay.js', ...process.argv.slice(2)], {
      env: { DATABASE_URL: database.url },
      show: 'all',
    });
    process.exitCode = replayed.code;
  } finally {
    await database.stop();
  }
}

main().catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});
