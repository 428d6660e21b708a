import type { DataSource } from 'typeorm';
import type { Intake } from '../../../desk/store/intake';
import { CallEntity } from '../entities/call.entity';
import { CallEventEntity } from '../entities/call-event.entity';
import { Batches } from './batches';
import { jobsAdded } from './graphile-job-board';

/** One statement is under way, and one is sent meanwhile. */
const limits = { atOnce: 2, together: 32 };

/** Takes in calls that begin: those that come at the same moment in one statement. */
export class IntakeLine {
  private readonly batches = new Batches(
    (intakes: readonly Intake[]) => this.store(intakes),
    limits,
  );

  constructor(private readonly dataSource: DataSource) {}

  /** Answers whether the call is new. */
  takeIn(intake: Intake): Promise<boolean> {
    return this.batches.add(intake);
  }

  private async store(intakes: readonly Intake[]): Promise<boolean[]> {
    // In one order, everywhere: two statements must not wait for each other's customers.
    const inOrder = [...intakes].sort((one, other) =>
      one.call.customerSid < other.call.customerSid ? -1 : 1,
    );
    const rows = await this.dataSource.query<{ id: string }[]>('SELECT take_in_calls($1) AS id', [
      JSON.stringify(inOrder.map((intake) => this.columnsOf(intake))),
    ]);
    const taken = new Set(rows.map(({ id }) => id));
    return intakes.map(({ call }) => taken.has(call.id));
  }

  private columnsOf({ call, line, jobs, overKey }: Intake) {
    return {
      call: this.rowOf(CallEntity, call),
      line: this.rowOf(CallEventEntity, line),
      jobs: jobsAdded(jobs),
      overKey,
    };
  }

  /** A row by the names of its columns. */
  private rowOf(entity: typeof CallEntity | typeof CallEventEntity, row: object) {
    const { columns } = this.dataSource.getMetadata(entity);
    const values = row as Record<string, unknown>;
    return Object.fromEntries(
      columns.map(({ databaseName, propertyName }) => [databaseName, values[propertyName]]),
    );
  }
}
