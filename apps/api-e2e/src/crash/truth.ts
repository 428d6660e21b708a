import { isDeepStrictEqual } from 'node:util';
import type { CallEvent, CallStateName } from '@baton/call-flow';
import { Client } from 'pg';
import type { Desk } from '../support/desk';
import type { DeskAgent } from '../support/desk-agent';
import { measuredFor } from '../support/measured-hearing';
import type { Ending } from './kinds';

/** What the database says about the customer's call. */
interface Stored {
  readonly id: string;
  readonly state: CallStateName;
  readonly owner: string | null;
  /** What has moved the call since the story began. */
  readonly moved: readonly CallEvent['type'][];
}

/**
 * Reads how things really are: from the database, the carrier and the consoles, which must all
 * agree.
 */
export class Truth {
  private readonly client: Client;
  private before = '0';
  private customerSid = '';

  constructor(
    private readonly desk: Desk,
    private readonly agents: readonly DeskAgent[],
  ) {
    this.client = new Client({ connectionString: desk.database.url });
  }

  /**
   * Waits until nothing of what was before is under way; from then on events count as the story's.
   */
  async begin(): Promise<void> {
    await this.client.connect();
    do await this.desk.simulator.settled();
    while ((await this.due()) > 0);
    const { rows } = await this.client.query<{ last: string }>(
      'SELECT COALESCE(max(id), 0) AS last FROM call_event',
    );
    this.before = rows[0]?.last ?? '0';
  }

  isAbout(customerSid: string): void {
    this.customerSid = customerSid;
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  /** Why the story has not ended in this way yet; null when it has. */
  async missingFor(ending: Ending): Promise<string | null> {
    const stored = await this.stored();
    if (!stored) return 'the call is not stored';
    const missing = ending.after.filter((event) => !stored.moved.includes(event));
    if (missing.length > 0) return `${missing.join(', ')} has not happened`;
    const state = ending.with === 'nobody' ? 'ended' : 'connected';
    if (stored.state !== state) return `the call is ${stored.state}`;
    if (ending.with !== 'nobody' && stored.owner !== ending.with) {
      return `the owner is ${stored.owner ?? 'nobody'}`;
    }
    const missingNow = this.missingAtCarrier(ending) ?? this.missingOnScreen(stored, ending);
    if (missingNow) return missingNow;
    const due = await this.due();
    return due > 0 ? `${due} jobs are not done` : null;
  }

  /** The events that have moved the call since the story began. */
  async moved(): Promise<readonly CallEvent['type'][]> {
    return (await this.stored())?.moved ?? [];
  }

  /**
   * How often the carrier was made to ring for the leg that was rung most; each new ring is
   * reported with a sid of its own.
   */
  mostRingsOfALeg(): number {
    const sids = new Map<string, Set<string>>();
    for (const { url, callSid } of this.desk.simulator.state().deliveries) {
      const leg = /\/legs\/([\w-]+)\/status/.exec(url)?.[1];
      if (leg && callSid) sids.set(leg, (sids.get(leg) ?? new Set()).add(callSid));
    }
    return Math.max(0, ...[...sids.values()].map(({ size }) => size));
  }

  /** The call's history, for the people who find out what went wrong. */
  async story(): Promise<string> {
    const { rows } = await this.client.query<Record<string, string>>(
      `SELECT to_char(call_event.at, 'SS.MS') AS at, event, decision, from_state, to_state, cause
         FROM call_event JOIN call ON call.id = call_event.call_id
        WHERE customer_sid = $1 AND call_event.id > $2 ORDER BY call_event.id`,
      [this.customerSid, this.before],
    );
    return rows
      .map((row) =>
        Object.values(row)
          .map((each) => (each as string | null) ?? '-')
          .join(' '),
      )
      .join('\n');
  }

  /** What the database is busy with, and which session waits for which. */
  async activity(): Promise<string> {
    const { rows } = await this.client.query<Record<string, string>>(
      `SELECT pid, pg_blocking_pids(pid)::text AS blocked_by, state, wait_event, application_name,
              (now() - state_change)::text AS since, left(query, 200) AS query
         FROM pg_stat_activity
        WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()`,
    );
    return rows.map((row) => Object.values(row).join(' | ')).join('\n');
  }

  private async stored(): Promise<Stored | null> {
    const { rows } = await this.client.query<Stored>(
      `SELECT call.id, call.state, call.owner_agent_id AS owner,
              ARRAY(SELECT event FROM call_event
                     WHERE call_id = call.id AND decision = 'moved' AND id > $2) AS moved
         FROM call WHERE customer_sid = $1`,
      [this.customerSid, this.before],
    );
    return rows[0] ?? null;
  }

  /** How many jobs ought to have been done by now. */
  private async due(): Promise<number> {
    const { rows } = await this.client.query<{ due: number }>(
      `SELECT count(*)::int AS due FROM graphile_worker._private_jobs AS job
         JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
        WHERE job.run_at <= now() AND job.attempts < job.max_attempts
          AND task.identifier NOT IN ('sweep', 'desk_sweep', 'tab_silent')`,
    );
    return rows[0]?.due ?? 0;
  }

  private missingAtCarrier({ with: owner }: Ending): string | null {
    const { simulator, media } = this.desk;
    const live = simulator.state().calls.filter(({ isOver }) => !isOver);
    const wanted = owner === 'nobody' ? 0 : 2;
    if (live.length !== wanted) return `${live.length} legs live instead of ${wanted}`;
    if (owner === 'nobody') return null;
    const heard = measuredFor(this.customerSid, simulator, media);
    return isDeepStrictEqual(heard, { customer: owner, [owner]: 'customer' })
      ? null
      : `they hear ${JSON.stringify(heard)}`;
  }

  private missingOnScreen({ id }: Stored, { with: owner }: Ending): string | null {
    for (const agent of this.agents) {
      if (agent.isGone) continue;
      const call = agent.call.current();
      if (agent.id === owner) {
        if (call?.id !== id || call.state !== 'connected' || call.myRole !== 'owner') {
          return `${agent.id} sees the call ${call?.state ?? 'not at all'}`;
        }
      } else if (call?.id === id && call.state !== 'ended' && call.myRole !== 'past') {
        return `${agent.id} sees themselves on the call`;
      }
    }
    return null;
  }
}
