import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { watchedConnection } from './watched-connection';

/**
 * An answer that takes longer, in ms, says too little about the time; over another connection it
 * may come sooner.
 */
const answerTimeoutMs = 3_000;

/**
 * The time in the database, read over its own connection. In a pool the question would wait for its
 * turn, longest when the load is highest.
 */
@Injectable()
export class DatabaseTime implements OnApplicationShutdown {
  private client: Client | null = null;
  private lastQuestion: Promise<unknown> = Promise.resolve();

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  onApplicationShutdown(): void {
    this.giveUp();
  }

  /** In ms since 1970. A connection takes one question after another. */
  ask(): Promise<number> {
    const answer = this.lastQuestion.then(() => this.askNow());
    this.lastQuestion = answer.catch(() => {
      // The one who asked hears of it.
    });
    return answer;
  }

  private async askNow(): Promise<number> {
    try {
      const client = this.client ?? (await this.connect());
      const { rows } = await client.query<{ ms: number }>(
        'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
      );
      const [row] = rows;
      if (!row) throw new Error('The database does not know the time.');
      return row.ms;
    } catch (error) {
      // The next question is asked over another connection.
      this.giveUp();
      throw error;
    }
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      ...watchedConnection(this.environment.DATABASE_URL),
      query_timeout: answerTimeoutMs,
      application_name: 'baton-clock',
    });
    // The next one who asks hears of it, too; nobody may leave it unheard, or the process ends.
    client.on('error', () => {
      if (this.client === client) this.giveUp();
    });
    this.client = client;
    await client.connect();
    return client;
  }

  /** Nobody waits for the goodbye: a database that does not answer does not say it either. */
  private giveUp(): void {
    const { client } = this;
    this.client = null;
    client?.end().catch(() => {
      // Expected: the connection was broken already.
    });
  }
}
