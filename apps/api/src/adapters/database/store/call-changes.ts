import type { CallId } from '@baton/call-flow';
import type { DataSource, EntityManager } from 'typeorm';
import type { ChangedCall, OpenCall, WholeCall } from '../../../desk/store/calls';
import type { Entry } from '../../../desk/store/history';
import type { JobChange } from '../../../desk/store/job-list';
import type { CallRow, LegRow, TransferRow } from '../../../desk/store/rows';
import { CallEntity } from '../entities/call.entity';
import { LegEntity } from '../entities/leg.entity';
import { TransferEntity } from '../entities/transfer.entity';
import { jobsAdded, keysRemoved } from './jobs-of-changes';
import { askPrepared, type Prepared } from './prepared';
import { TableRows } from './table-rows';

type Json = Readonly<Record<string, unknown>>;

const open = {
  name: 'open-call',
  text: 'SELECT call_row, leg_rows, is_known FROM open_call($1, $2)',
};

const whole = {
  name: 'whole-call',
  text: `SELECT row_to_json(call) AS call_row,
                ARRAY(SELECT row_to_json(leg) FROM leg WHERE leg.call_id = call.id
                       ORDER BY created_at, id) AS leg_rows,
                (SELECT row_to_json(transfer) FROM transfer WHERE transfer.call_id = call.id
                  ORDER BY started_at DESC LIMIT 1) AS transfer_row,
                ARRAY(SELECT json_build_array(id, name) FROM agent
                       WHERE id IN (SELECT agent_id FROM leg WHERE leg.call_id = call.id)) AS names
           FROM call WHERE id = $1`,
};

/**
 * A call with what belongs to it: one statement reads it, and one stores all that a change makes of
 * it.
 */
export class CallChanges {
  private readonly calls: TableRows<CallRow>;
  private readonly legs: TableRows<LegRow>;
  private readonly transfers: TableRows<TransferRow>;
  private readonly saving: Prepared;
  private readonly savingCall: Prepared;

  constructor(dataSource: DataSource) {
    this.calls = new TableRows<CallRow>(dataSource, CallEntity);
    this.legs = new TableRows<LegRow>(dataSource, LegEntity);
    this.transfers = new TableRows<TransferRow>(dataSource, TransferEntity);
    const updated = updateOf(this.calls.columns);
    this.savingCall = { name: 'save-call', text: updated };
    this.saving = { name: 'save-change', text: savingOf(updated, this.legs.columns) };
  }

  async open(
    manager: EntityManager,
    callId: CallId,
    reportKey: string | null,
  ): Promise<OpenCall | null> {
    const [row] = await askPrepared<{ call_row: Json; leg_rows: Json[]; is_known: boolean }>(
      manager,
      open,
      [callId, reportKey],
    );
    return row
      ? {
          call: this.calls.fromColumns(row.call_row),
          legs: row.leg_rows.map((leg) => this.legs.fromColumns(leg)),
          isKnown: row.is_known,
        }
      : null;
  }

  async findWhole(manager: EntityManager, callId: CallId): Promise<WholeCall | null> {
    const [row] = await askPrepared<{
      call_row: Json;
      leg_rows: Json[];
      transfer_row: Json | null;
      names: [string, string][];
    }>(manager, whole, [callId]);
    return row
      ? {
          call: this.calls.fromColumns(row.call_row),
          legs: row.leg_rows.map((leg) => this.legs.fromColumns(leg)),
          transfer: row.transfer_row && this.transfers.fromColumns(row.transfer_row),
          names: new Map(row.names),
        }
      : null;
  }

  async saveCall(manager: EntityManager, call: CallRow): Promise<void> {
    await askPrepared(manager, this.savingCall, [JSON.stringify(this.calls.toColumns(call))]);
  }

  async save(
    manager: EntityManager,
    { call, legs, history }: ChangedCall,
    jobs: readonly JobChange[],
  ): Promise<void> {
    await askPrepared(manager, this.saving, [
      JSON.stringify(this.calls.toColumns(call)),
      JSON.stringify(legs.map((leg) => this.legs.toColumns(leg))),
      JSON.stringify(history.map(entryOf)),
      keysRemoved(jobs),
      JSON.stringify(jobsAdded(jobs)),
    ]);
  }
}

const takenFrom = (row: string) => (column: string) => `${column} = ${row}.${column}`;

/* The texts name every column, so they are made of the entities and grow with them. */

const updateOf = (columns: readonly string[]) =>
  `UPDATE call SET ${columns.map(takenFrom('given')).join(', ')}
     FROM json_populate_record(NULL::call, $1) AS given WHERE call.id = given.id`;

const savingOf = (updated: string, ofLeg: readonly string[]) =>
  `WITH saved AS (${updated}), legs AS (
     INSERT INTO leg (${ofLeg.join(', ')})
     SELECT ${ofLeg.join(', ')} FROM json_populate_recordset(NULL::leg, $2)
         ON CONFLICT (id) DO UPDATE SET ${ofLeg.map(takenFrom('EXCLUDED')).join(', ')}
   ) SELECT write_history($3), change_jobs($4, $5)`;

/** A line, and those of the commands that followed from it, by the names of their columns. */
const entryOf = ({ line, commands }: Entry) => ({
  line: columnsOfLine(line),
  commands: commands.map(columnsOfLine),
});

const columnsOfLine = (line: Partial<Entry['line']>) => ({
  call_id: line.callId,
  report_key: line.reportKey,
  event: line.event,
  details: line.details,
  decision: line.decision,
  refusal: line.refusal,
  from_state: line.fromState,
  to_state: line.toState,
  cause: line.cause,
  at: line.at,
});
