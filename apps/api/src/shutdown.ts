/**
 * How long a process may take to finish what it is doing, in ms; the supervisor that stops it kills
 * it after 10 s.
 */
export const maxShutdownMs = 8_000;

/**
 * Ends the process when it does not end by itself after it was told to: a database that swallows
 * what it is sent answers no goodbye either. What it was doing then is made up for by the others,
 * as after a crash.
 */
export function boundShutdown(exit: (code: number) => void = (code) => process.exit(code)): void {
  const begin = (signal: NodeJS.Signals) => {
    const overdue = setTimeout(() => {
      process.stderr.write(
        `Baton did not stop within ${maxShutdownMs / 1_000} s of ${signal}; it ends without a goodbye.\n`,
      );
      exit(1);
    }, maxShutdownMs);
    // A process that is done before is not kept.
    overdue.unref();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, begin);
}
