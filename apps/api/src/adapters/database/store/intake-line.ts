import type { EntityManager } from 'typeorm';
import type { NewLine } from '../../../desk/store/history';
import type { Intake } from '../../../desk/store/intake';
import type { CallRow } from '../../../desk/store/rows';
import { CallEntity } from '../entities/call.entity';
import { CallEventEntity } from '../entities/call-event.entity';
import { Batches } from './batches';
import { jobsAdded } from './jobs-of-changes';
import { askPrepared } from './prepared';
import { TableRows } from './table-rows';

const takeIn = { name: 'take-in-calls', text: 'SELECT take_in_calls($1) AS id' };

/** One statement is under way, and one is sent meanwhile. */
const limits = { atOnce: 2, together: 32 };

/** Takes in calls that begin: those that come at the same moment in one statement. */
export class IntakeLine {
  private readonly batches = new Batches(
    (intakes: readonly Intake[]) => this.store(intakes),
    limits,
  );

  private readonly calls: TableRows<CallRow>;
  private readonly lines: TableRows<NewLine>;

  constructor(private readonly manager: EntityManager) {
    this.calls = new TableRows<CallRow>(manager.dataSource, CallEntity);
    this.lines = new TableRows<NewLine>(manager.dataSource, CallEventEntity);
  }

  /** Answers whether the call is new. */
  takeIn(intake: Intake): Promise<boolean> {
    return this.batches.add(intake);
  }

  private async store(intakes: readonly Intake[]): Promise<boolean[]> {
    // In one order, everywhere: two statements must not wait for each other's customers.
    const inOrder = [...intakes].sort((one, other) =>
      one.call.customerSid < other.call.customerSid ? -1 : 1,
    );
    const rows = await askPrepared<{ id: string }>(this.manager, takeIn, [
      JSON.stringify(inOrder.map((intake) => this.columnsOf(intake))),
    ]);
    const taken = new Set(rows.map(({ id }) => id));
    return intakes.map(({ call }) => taken.has(call.id));
  }

  private columnsOf({ call, line, jobs, overKey }: Intake) {
    return {
      call: this.calls.toColumns(call),
      line: this.lines.toColumns(line),
      jobs: jobsAdded(jobs),
      overKey,
    };
  }
}
