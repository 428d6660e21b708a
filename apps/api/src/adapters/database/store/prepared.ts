import type { ClientBase, Pool } from 'pg';
import type { EntityManager } from 'typeorm';

/** A statement that each connection prepares once, under its name. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

/** Asks a prepared statement: in the manager's transaction if it has one. */
export async function askPrepared<Row extends object>(
  { queryRunner, dataSource }: EntityManager,
  statement: Prepared,
  values: unknown[],
): Promise<Row[]> {
  const { master } = dataSource.driver as unknown as { readonly master: Pool };
  const client = queryRunner ? ((await queryRunner.connect()) as ClientBase) : master;
  const { rows } = await client.query<Row>({ ...statement, values });
  return rows;
}
