import type {
  AgentRow,
  CallRow,
  EventRow,
  LegRow,
  RequestRow,
  SessionRow,
  TabRow,
  TransferRow,
} from '../../src/desk/store/rows';

/** Every table of the desk, by its rows' ids. Rows are never changed, only replaced. */
export interface Tables {
  readonly calls: ReadonlyMap<string, CallRow>;
  readonly legs: ReadonlyMap<string, LegRow>;
  readonly transfers: ReadonlyMap<string, TransferRow>;
  readonly agents: ReadonlyMap<string, AgentRow>;
  readonly sessions: ReadonlyMap<string, SessionRow>;
  readonly tabs: ReadonlyMap<string, TabRow>;
  readonly requests: ReadonlyMap<string, RequestRow>;
  /** What happened, oldest first. */
  readonly lines: readonly EventRow[];
  /** The reports that count only once. */
  readonly reportKeys: ReadonlySet<string>;
}

type TableName = 'calls' | 'legs' | 'transfers' | 'agents' | 'sessions' | 'tabs' | 'requests';
type RowOf<N extends TableName> = Tables[N] extends ReadonlyMap<string, infer R> ? R : never;

/** A desk that has only just been set up. */
export const emptyTables = (): Tables => ({
  calls: new Map(),
  legs: new Map(),
  transfers: new Map(),
  agents: new Map(),
  sessions: new Map(),
  tabs: new Map(),
  requests: new Map(),
  lines: [],
  reportKeys: new Set(),
});

/**
 * What a transaction has changed, beside what is stored: nobody else sees it before it is whole.
 */
export class Draft implements Tables {
  private readonly changed = new Map<TableName, Map<string, unknown>>();
  private newLines: EventRow[] = [];
  private readonly newKeys = new Set<string>();

  constructor(private readonly stored: Tables) {}

  get calls() {
    return this.table('calls');
  }
  get legs() {
    return this.table('legs');
  }
  get transfers() {
    return this.table('transfers');
  }
  get agents() {
    return this.table('agents');
  }
  get sessions() {
    return this.table('sessions');
  }
  get tabs() {
    return this.table('tabs');
  }
  get requests() {
    return this.table('requests');
  }
  get lines(): readonly EventRow[] {
    return this.newLines.length > 0 ? [...this.stored.lines, ...this.newLines] : this.stored.lines;
  }
  get reportKeys(): ReadonlySet<string> {
    return this.newKeys.size > 0
      ? new Set([...this.stored.reportKeys, ...this.newKeys])
      : this.stored.reportKeys;
  }

  put<N extends TableName>(name: N, row: RowOf<N> & object, id: string = idOf(row)): void {
    this.changing(name).set(id, Object.freeze({ ...row }));
  }

  remove(name: TableName, id: string): void {
    this.changing(name).delete(id);
  }

  hasReport(key: string): boolean {
    return this.newKeys.has(key) || this.stored.reportKeys.has(key);
  }

  append(line: EventRow): void {
    if (line.reportKey !== null) this.newKeys.add(line.reportKey);
    this.newLines.push(Object.freeze(line));
  }

  /** Makes the changes part of what is stored, all at once. */
  commitTo(stored: StoredTables): void {
    for (const [name, rows] of this.changed) stored.replace(name, rows);
    stored.lines.push(...this.newLines);
    for (const key of this.newKeys) stored.reportKeys.add(key);
  }

  private table<N extends TableName>(name: N): Tables[N] {
    return (this.changed.get(name) ?? this.stored[name]) as Tables[N];
  }

  private changing(name: TableName): Map<string, unknown> {
    const known = this.changed.get(name);
    if (known) return known;
    const copy = new Map<string, unknown>(this.stored[name]);
    this.changed.set(name, copy);
    return copy;
  }
}

/** A row without an id of its own belongs to a call. */
const idOf = (row: object) => (row as { readonly id?: string }).id ?? '';

/** What is stored. */
export class StoredTables implements Tables {
  private tables = emptyTables();
  readonly lines: EventRow[] = [];
  readonly reportKeys = new Set<string>();

  get calls() {
    return this.tables.calls;
  }
  get legs() {
    return this.tables.legs;
  }
  get transfers() {
    return this.tables.transfers;
  }
  get agents() {
    return this.tables.agents;
  }
  get sessions() {
    return this.tables.sessions;
  }
  get tabs() {
    return this.tables.tabs;
  }
  get requests() {
    return this.tables.requests;
  }

  replace(name: TableName, rows: ReadonlyMap<string, unknown>): void {
    this.tables = { ...this.tables, [name]: rows };
  }
}
