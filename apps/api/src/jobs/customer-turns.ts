import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Sees to it that one customer is held or resumed by one job at a time, on whatever replica. */
@Injectable()
export class CustomerTurns {
  constructor(private readonly dataSource: DataSource) {}

  /** Does the work when it is its turn. The lock is the connection's, not a transaction's: the work asks the carrier. */
  async of<T>(callId: string, work: () => Promise<T>): Promise<T> {
    const connection = this.dataSource.createQueryRunner();
    const key = `customer of ${callId}`;
    try {
      await connection.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [key]);
      try {
        return await work();
      } finally {
        await connection.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [key]);
      }
    } finally {
      await connection.release();
    }
  }
}
