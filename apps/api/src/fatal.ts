import { tellable, withoutNumbers } from './http/tellable';

/**
 * Ends the process over an error that nobody has caught, as Node does by itself, but without the
 * values that Node prints with an error of the database.
 */
export function tellWhatIsFatal(exit: (code: number) => void = (code) => process.exit(code)): void {
  process.on('uncaughtException', (error) => {
    const line = JSON.stringify({
      level: 60,
      err: tellable(error),
      msg: 'Baton ends over a fault',
    });
    process.stderr.write(`${withoutNumbers(line)}\n`);
    exit(1);
  });
}
