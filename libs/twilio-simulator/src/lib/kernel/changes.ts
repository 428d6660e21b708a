import type { Change } from './simulator-state';

/** Tells all who watch the simulator that something changed. */
export class Changes {
  private readonly listeners = new Set<(change: Change) => void>();

  on(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(what: Change['what'], id: string): void {
    for (const listener of [...this.listeners]) listener({ what, id });
  }
}
