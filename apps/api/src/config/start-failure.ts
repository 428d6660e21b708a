import { ConfigurationError } from './environment';

/** Says in a sentence why the desk cannot start, and what to do about it. */
export function whyItCannotStart(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  const [cause] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  if (!(cause instanceof Error)) return `Baton cannot start: ${String(cause)}`;

  const { code, port, syscall } = cause as NodeJS.ErrnoException & { readonly port?: number };
  if (code === 'EADDRINUSE') {
    return `Baton cannot start, because port ${port} is taken. Set PORT to another one.`;
  }
  if (syscall === 'connect' || syscall === 'getaddrinfo') {
    return `Baton cannot start, because the database does not answer (${cause.message}). Start it, or set DATABASE_URL to where it is.`;
  }
  return `Baton cannot start: ${cause.message}`;
}
