/**
 * Makes an error visible that nobody expected, without ending the process: a bug that one
 * call meets must not hang up on all others.
 */
export function surprise(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error), 'TwilioSimulatorBug');
}
