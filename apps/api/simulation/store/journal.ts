import type { JobRow } from './job-table';

/** One thing that was asked of a port, and what came of it. */
export interface Operation {
  readonly port: string;
  readonly method: string;
  readonly given: readonly unknown[];
  readonly result: unknown;
  readonly hasFailed: boolean;
}

/** What was asked of the store, in the order in which it took effect. */
export type Entry =
  | {
      readonly kind: 'transaction';
      readonly operations: readonly Operation[];
      readonly isCommitted: boolean;
      /** The jobs that were put up, in order. */
      readonly jobs: readonly JobRow[];
    }
  | { readonly kind: 'snapshot'; readonly operations: readonly Operation[] }
  | { readonly kind: 'read'; readonly operation: Operation }
  | {
      readonly kind: 'job';
      readonly does: 'taken' | 'done' | 'failed' | 'given back';
      readonly id: number;
    };

/**
 * Writes down everything that is asked of a store, so that the same can be asked of another one.
 */
export class Journal {
  readonly entries: Entry[] = [];

  /** Lets every call of a port be noted. */
  follow<T extends object>(name: string, port: T, note: (operation: Operation) => void): T {
    return new Proxy(port, {
      get: (target, method) => {
        const member = Reflect.get(target, method, target) as unknown;
        if (typeof member !== 'function') return member;
        return async (...given: unknown[]) => {
          const asked = structuredClone(given);
          const noteIt = (result: unknown, hasFailed: boolean) =>
            note({
              ...{ port: name, method: String(method), given: asked, hasFailed },
              result: structuredClone(result),
            });
          try {
            const result = await (member as (...all: unknown[]) => unknown).apply(target, given);
            noteIt(result, false);
            return result;
          } catch (error) {
            noteIt(null, true);
            throw error;
          }
        };
      },
    });
  }
}
