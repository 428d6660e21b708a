/** How long a test waits for something that ought to happen at once, in ms. */
const patienceMs = 8_000;

/** How long a test waits for what follows an announcement, which itself takes up to 8 s, in ms. */
export const untilSaidMs = 2 * patienceMs;

/** Something that changes, and tells when it does. */
export interface Changing<T> {
  current(): T;
  /** Returns how to stop listening. */
  onChange(listener: () => void): () => void;
}

/**
 * Waits until `isSo` holds and returns what it held for. It looks again at every change, never by
 * the clock; when patience ends, the error shows what there was instead.
 */
export function until<T>(
  watched: Changing<T>,
  what: string,
  isSo: (current: T) => boolean,
  patience = patienceMs,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      stopListening();
      act();
    };
    const look = () => {
      const current = watched.current();
      if (isSo(current)) settle(() => resolve(current));
    };
    const stopListening = watched.onChange(look);
    const timer = setTimeout(
      () =>
        settle(() => {
          const instead = JSON.stringify(watched.current(), null, 2);
          reject(new Error(`Waited in vain until ${what}. Instead: ${instead}`));
        }),
      patience,
    );
    look();
  });
}

/** The simplest {@link Changing}: a value that its owner sets. */
export class Watched<T> implements Changing<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: T) {}

  current(): T {
    return this.value;
  }

  set(value: T): void {
    this.value = value;
    for (const listener of [...this.listeners]) listener();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
