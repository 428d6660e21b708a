import type { z } from 'zod';

/**
 * What a page keeps in its browser. A browser that blocks site data throws at the first access, and
 * a full storage throws at a write. Then the page keeps the value in memory until it is reloaded.
 */
export class PageStorage {
  private readonly memory = new Map<string, string>();

  constructor(private readonly open: () => Storage) {}

  /** The text under a key; null where nothing is kept. */
  text(key: string): string | null {
    return this.memory.get(key) ?? this.attempt((storage) => storage.getItem(key)) ?? null;
  }

  /**
   * The value under a key; null where nothing is kept, and where it is not what the schema says.
   */
  read<T>(key: string, schema: z.ZodType<T>): T | null {
    const text = this.text(key);
    if (text === null) return null;
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      // Expected: somebody has changed it by hand, or an older page has written it.
      return null;
    }
  }

  write(key: string, value: unknown): void {
    this.writeText(key, JSON.stringify(value));
  }

  writeText(key: string, text: string): void {
    this.memory.set(key, text);
    this.attempt((storage) => {
      storage.setItem(key, text);
      this.memory.delete(key);
    });
  }

  remove(key: string): void {
    this.memory.delete(key);
    this.attempt((storage) => storage.removeItem(key));
  }

  private attempt<T>(work: (storage: Storage) => T): T | null {
    try {
      return work(this.open());
    } catch {
      // Expected: a SecurityError where site data is blocked, a QuotaExceededError where the
      // browser is full.
      return null;
    }
  }
}

/** What this tab keeps over a reload; a copy of the tab begins with the same. */
export const tabStorage = new PageStorage(() => sessionStorage);

/** What the browser keeps for every tab and every visit. */
export const browserStorage = new PageStorage(() => localStorage);
