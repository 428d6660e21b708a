/**
 * What the server does about a process that vanished, for example when its machine lost power.
 * Without this, the locks of that process would stay for hours.
 * https://www.postgresql.org/docs/14/runtime-config-connection.html
 */
const settings = {
  tcp_keepalives_idle: 4,
  tcp_keepalives_interval: 2,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 10_000,
  // Somebody who is gone does not wait for a lock any more.
  client_connection_check_interval: 1_000,
};

/**
 * How long we wait for the database, in ms. A webhook must be answered in 15 s, or the caller hears
 * the carrier's own error message. No statement of ours takes 5 s; one that gets no answer at all
 * is given up then, and so is its transaction.
 */
export const patience = {
  connectionTimeoutMillis: 3_000,
  statement_timeout: 5_000,
  query_timeout: 6_000,
  // A process that stands still in the midst of a transaction must not keep its call from the
  // others.
  idle_in_transaction_session_timeout: 3_000,
};

/** The database's address for a connection that the server gives up when its process is gone. */
export function watchedUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const given = url.searchParams.get('options');
  url.searchParams.set('options', [...(given ? [given] : []), ...options].join(' '));
  return url.href;
}

/** How to make a connection that neither side waits on forever. */
export const watchedConnection = (databaseUrl: string) => ({
  ...patience,
  connectionString: watchedUrl(databaseUrl),
});
