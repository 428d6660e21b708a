/**
 * A phone number in a sentence or an address. It begins with a plus, which may be encoded.
 */
const number =
  /(?:\+|%(?:25)*2B)(?:[ ().-]|%(?:25)*20){0,3}\d(?:(?:[ ().-]|%(?:25)*20){0,3}\d){6,14}/gi;

/**
 * A phone number without its plus, between the slashes and signs of an address, where nothing else
 * is a row of digits.
 */
const numberInAddress = /(?<![\w-])\(?\d(?:(?:[().-]|%20){0,3}\d){6,14}(?![\w-])/g;

/** Removes phone numbers from a text that anybody may have written. */
export const withoutNumbers = (text: string): string => text.replace(number, '[number]');

/** Removes phone numbers from a path or a query, however they are written. */
export const withoutNumbersInAddress = (address: string): string =>
  withoutNumbers(address).replace(numberInAddress, '[number]');

/** What may be written down of an error, and no more. */
export interface TellableError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly [fact: string]: unknown;
}

/**
 * What helps to find a fault and never holds what somebody has said or typed: of Node, of
 * PostgreSQL, of the carrier.
 */
const facts = [
  ...['code', 'errno', 'syscall', 'address', 'port', 'status', 'failure'],
  ...['severity', 'schema', 'table', 'column', 'constraint', 'dataType', 'routine'],
];

/** Causes of causes are told to this depth. */
const maxDepth = 5;

/**
 * Picks of an error what may be written down: errors of a database bring the values that they were
 * about, those of HTTP clients the whole request with its password.
 */
export function tellable(error: unknown, depth = 0): TellableError {
  if (!(error instanceof Error)) {
    const message = typeof error === 'string' ? withoutNumbers(error) : `thrown: ${typeof error}`;
    return { type: typeof error, message, stack: '' };
  }
  const known = error as Error & Readonly<Record<string, unknown>>;
  const inner = depth < maxDepth;
  return {
    type: error.constructor.name,
    message: messageOf(error),
    // It begins with the message as it was.
    stack: (error.stack ?? '').split('\n').filter(isFrame).join('\n'),
    ...Object.fromEntries(
      facts.flatMap((fact) => (isPlain(known[fact]) ? [[fact, known[fact]]] : [])),
    ),
    ...(inner && error.cause !== undefined && { cause: tellable(error.cause, depth + 1) }),
    ...(inner &&
      error instanceof AggregateError && {
        errors: error.errors.map((one) => tellable(one, depth + 1)),
      }),
  };
}

/** The cleaned text as an error, for libraries that write errors to the log themselves. */
export function tellableError(error: unknown): Error {
  const { type, message, stack } = tellable(error);
  const told = new Error(message);
  told.name = type;
  told.stack = `${type}: ${message}\n${stack}`;
  return told;
}

/**
 * Whether PostgreSQL complains about a value, which it then repeats:
 * https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
const isAboutValue = (error: Error) =>
  'code' in error && typeof error.code === 'string' && /^22[0-9A-Z]{3}$/.test(error.code);

function messageOf(error: Error): string {
  const message = isAboutValue(error) ? error.message.replace(/".*"/s, '"…"') : error.message;
  return withoutNumbers(message);
}

const isFrame = (line: string) => /^\s+at /.test(line);

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number';
