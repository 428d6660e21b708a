/**
 * What Node says of a connection that cannot be made, or breaks:
 * https://nodejs.org/api/errors.html#common-system-errors
 */
const brokenConnection = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * What PostgreSQL says while it goes down or comes up:
 * https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
const unavailable = /^(08|25P03|57P0|53300)/;

/**
 * What it says to one who has waited for too long, or has to give way to others; nothing was
 * changed, and trying again is worth it.
 */
const tooBusy = /^(57014|55P03|40001|40P01)$/;

/**
 * What the driver and TypeORM say in plain words, without a code; the last, when the server has
 * ended a transaction that stood still.
 */
const words =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Query runner already released)/;

/**
 * Whether something failed because the database cannot be reached or is too slow, not because of
 * our own fault.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    brokenConnection.has(code) ||
    (code.length === 5 && (unavailable.test(code) || tooBusy.test(code))) ||
    words.test(error.message) ||
    // Several addresses were tried, or a library put its own words around it.
    (error instanceof AggregateError && error.errors.some(isDatabaseAway)) ||
    isDatabaseAway(error.cause)
  );
}
