import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/postgres-adapter';
import { Pool } from 'pg';

/** Socket.IO whose rooms reach across all replicas, through the database. */
export class LiveAdapter extends IoAdapter {
  private readonly pool: Pool;

  constructor(
    app: INestApplicationContext,
    databaseUrl: string,
    private readonly onError: (error: Error) => void,
  ) {
    super(app);
    this.pool = new Pool({ connectionString: databaseUrl, max: 3, application_name: 'baton-live' });
    // An idle connection that breaks must not take the process with it.
    this.pool.on('error', onError);
  }

  override createIOServer(
    ...options: Parameters<IoAdapter['createIOServer']>
  ): ReturnType<IoAdapter['createIOServer']> {
    const server = super.createIOServer(...options);
    server.adapter(createAdapter(this.pool, { errorHandler: this.onError }));
    return server;
  }

  override async dispose(): Promise<void> {
    await super.dispose();
    await this.pool.end();
  }
}
