import type { CallId } from '@baton/call-flow';
import type { Entry, HistoryInHand, NewLine } from '../../src/desk/store/history';
import type { EventRow } from '../../src/desk/store/rows';
import type { Draft, Tables } from './tables';

/** What happened to calls, in memory. */
export class MemoryHistory implements HistoryInHand {
  constructor(
    private readonly tables: Tables,
    private readonly nextId: () => string,
    private readonly draft?: Draft,
  ) {}

  async of(callId: CallId): Promise<EventRow[]> {
    return this.tables.lines.filter((line) => line.callId === callId).map((line) => ({ ...line }));
  }

  async knows(reportKey: string): Promise<boolean> {
    return this.draft?.hasReport(reportKey) ?? this.tables.reportKeys.has(reportKey);
  }

  async listCallsSince(at: Date): Promise<string[]> {
    const ids = this.tables.lines.flatMap((line) => (line.at > at ? (line.callId ?? []) : []));
    return [...new Set(ids)].sort();
  }

  async add(lines: readonly NewLine[]): Promise<void> {
    for (const line of lines) await this.addOne(line);
  }

  /** Adds a line, and then those of the commands that followed from it. */
  async addEntry({ line, commands }: Entry): Promise<void> {
    const id = await this.addOne(line);
    await this.add(commands.map((command) => ({ ...command, cause: `event:${id}` })));
  }

  private async addOne(line: NewLine): Promise<string> {
    const { reportKey } = line;
    // The index of that name in PostgreSQL.
    if (reportKey && (await this.knows(reportKey))) {
      throw new Error(`a_report_counts_once: ${reportKey}`);
    }
    const id = this.nextId();
    this.draft?.append(whole(line, id));
    return id;
  }

  async addOnce(line: NewLine): Promise<void> {
    const isKnown = line.reportKey ? await this.knows(line.reportKey) : false;
    const id = this.nextId();
    if (!isKnown) this.draft?.append(whole(line, id));
  }
}

const whole = (line: NewLine, id: string): EventRow => ({
  ...{ reportKey: null, refusal: null, fromState: null, toState: null },
  ...line,
  // What is stored as JSON comes back as JSON.
  details: JSON.parse(JSON.stringify(line.details)) as object,
  id,
});
