/** What has been started, stopped in the reverse order. @type {(() => Promise<void>)[]} */
export const cleanUps = [];

/**
 * Stops everything that has been started, and ends the process.
 *
 * @param {number} code
 */
export async function shutDown(code) {
  for (;;) {
    const cleanUp = cleanUps.pop();
    if (!cleanUp) break;
    await cleanUp();
  }
  process.exit(code);
}

/**
 * Does a piece of work and cleans up after it, also when it fails or is told to stop. What the work
 * leaves in `process.exitCode` is the outcome.
 *
 * @param {() => Promise<void>} work
 */
export function runAndCleanUp(work) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => void shutDown(1));
  }
  work().then(
    () => shutDown(Number(process.exitCode ?? 0)),
    (/** @type {Error} */ error) => {
      console.error(`\n${error.stack ?? error.message}`);
      return shutDown(1);
    },
  );
}
