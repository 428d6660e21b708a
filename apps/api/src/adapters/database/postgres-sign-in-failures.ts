import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  afterFailure,
  type Failures,
  SignInFailures,
  type Subject,
} from '../../desk/store/sign-in-failures';
import { Clock } from '../../desk/store/clock';

interface Row {
  readonly failures: number;
  readonly last_at: Date;
  readonly blocked_until: Date;
}

/** Who has failed to sign in, in PostgreSQL. */
@Injectable()
export class PostgresSignInFailures extends SignInFailures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    super();
  }

  async begin(subjects: readonly Subject[]): Promise<number | null> {
    return this.dataSource.transaction(async (manager) => {
      const known: [Subject, Failures][] = [];
      // Always in one order, or two attempts wait for each other.
      const inOrder = [...subjects].sort((one, other) => (one.name < other.name ? -1 : 1));
      for (const subject of inOrder) known.push([subject, await this.lock(manager, subject)]);
      const now = this.clock.now();
      const waits = known.map(([, { blockedUntil }]) => blockedUntil.getTime() - now.getTime());
      const longest = Math.max(0, ...waits);
      if (longest > 0) return longest;
      for (const [{ name, free }, before] of known) {
        const { count, lastAt, blockedUntil } = afterFailure(before, free, now);
        await manager.query(
          `UPDATE sign_in_failure SET failures = $2, last_at = $3, blocked_until = $4
            WHERE subject = $1`,
          [name, count, lastAt, blockedUntil],
        );
      }
      return null;
    });
  }

  async succeed(subjects: readonly Subject[], cleared: readonly Subject[]): Promise<void> {
    const names = (all: readonly Subject[]) => all.map(({ name }) => name);
    await this.dataSource.query('DELETE FROM sign_in_failure WHERE subject = ANY ($1)', [
      names(cleared),
    ]);
    await this.dataSource.query(
      `UPDATE sign_in_failure SET failures = greatest(failures - 1, 0), blocked_until = $2
        WHERE subject = ANY ($1)`,
      [names(subjects), this.clock.now()],
    );
  }

  private async lock(manager: EntityManager, { name }: Subject): Promise<Failures> {
    const now = this.clock.now();
    await manager.query(
      `INSERT INTO sign_in_failure (subject, failures, last_at, blocked_until)
       VALUES ($1, 0, $2, $2) ON CONFLICT DO NOTHING`,
      [name, now],
    );
    const [row] = await manager.query<Row[]>(
      'SELECT failures, last_at, blocked_until FROM sign_in_failure WHERE subject = $1 FOR UPDATE',
      [name],
    );
    // One that succeeded in between has taken the row away.
    if (!row) return { count: 0, lastAt: now, blockedUntil: now };
    return { count: row.failures, lastAt: row.last_at, blockedUntil: row.blocked_until };
  }
}
