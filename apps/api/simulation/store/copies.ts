/** A row for somebody who may change it, as the ports promise; null for one that is not there. */
export function copyOf<T extends object>(row: T | undefined): T | null {
  return row ? { ...row } : null;
}

export const valuesOf = <T>(table: ReadonlyMap<string, T>): T[] => [...table.values()];
