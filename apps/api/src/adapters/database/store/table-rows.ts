import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';

type Columns = Readonly<Record<string, unknown>>;

/**
 * Turns rows into JSON by the names of their columns, and back. So one statement takes, or answers
 * with, rows of several tables.
 */
export class TableRows<Row extends object> {
  /** The names of the table's columns. */
  readonly columns: readonly string[];
  readonly table: string;
  private readonly properties: readonly { name: string; column: string; isTime: boolean }[];

  constructor(dataSource: DataSource, entity: EntityTarget<Row & ObjectLiteral>) {
    const { columns, tableName } = dataSource.getMetadata(entity);
    this.table = tableName;
    this.columns = columns.map(({ databaseName }) => databaseName);
    this.properties = columns.map(({ propertyName, databaseName, type }) => ({
      name: propertyName,
      column: databaseName,
      isTime: type === 'timestamptz',
    }));
  }

  toColumns(row: Row): Columns {
    const values = row as Columns;
    return Object.fromEntries(this.properties.map(({ name, column }) => [column, values[name]]));
  }

  fromColumns(columns: Columns): Row {
    const entries = this.properties.map(({ name, column, isTime }) => {
      const value = columns[column];
      return [name, isTime && value !== null ? new Date(value as string) : value];
    });
    return Object.fromEntries(entries) as Row;
  }
}
