import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter, type PostgresAdapter } from '@socket.io/postgres-adapter';
import { Pool, type PoolClient } from 'pg';
import { watchedConnection } from '../database/watched-connection';
import type { SocketLimits } from './socket-limits';

/** Socket.IO whose rooms reach across all replicas, through the database. */
export class LiveAdapter extends IoAdapter {
  private readonly pool: Pool;
  private readonly inUse = new Set<PoolClient>();
  private readonly adapters: PostgresAdapter[] = [];

  constructor(
    app: INestApplicationContext,
    databaseUrl: string,
    private readonly limits: SocketLimits,
    private readonly onError: (error: Error) => void,
  ) {
    super(app);
    this.pool = new Pool({
      ...watchedConnection(databaseUrl),
      max: 3,
      application_name: 'baton-live',
    });
    this.pool.on('error', onError);
    this.pool.on('connect', (client) => this.watch(client));
    this.pool.on('acquire', (client) => this.inUse.add(client));
    this.pool.on('release', (_, client) => this.inUse.delete(client));
  }

  /**
   * Takes care of a connection that breaks in use: it would end the process, and stay in the pool
   * forever.
   */
  private watch(client: PoolClient): void {
    client.on('error', this.onError);
    client.once('end', () => {
      // The code that waits for an answer gives the connection back first.
      setImmediate(() => {
        if (this.inUse.has(client)) client.release(true);
      });
    });
  }

  override createIOServer(
    ...[port, options]: Parameters<IoAdapter['createIOServer']>
  ): ReturnType<IoAdapter['createIOServer']> {
    const server = super.createIOServer(port, Object.assign({}, options, this.limits.options));
    this.limits.watch(server);
    const adapterOf = createAdapter(this.pool, { errorHandler: this.onError });
    const { adapters } = this;
    // Socket.IO calls it with `new`, which an arrow function does not take.
    server.adapter(function (namespace: unknown) {
      const adapter = adapterOf(namespace);
      adapters.push(adapter);
      return adapter;
    });
    return server;
  }

  override async dispose(): Promise<void> {
    await super.dispose();
    // An adapter gives back the connection that it has; one that is still being made comes later.
    while (this.pool.totalCount > this.pool.idleCount || this.pool.waitingCount > 0) {
      for (const adapter of this.adapters) adapter.close();
      await pause(20);
    }
    await this.pool.end();
  }
}
