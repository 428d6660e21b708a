import type { Call } from './call';

/** Ended calls that are still listed. */
const KEPT_ENDED = 2_000;

/** All calls, live and ended. */
export class CallBook {
  private readonly calls = new Map<string, Call>();

  add(call: Call): Call {
    this.calls.set(call.sid, call);
    this.forgetOldest();
    return call;
  }

  find(sid: string): Call | undefined {
    return this.calls.get(sid);
  }

  /** Newest first, as the REST API lists them. */
  all(): readonly Call[] {
    return [...this.calls.values()].reverse();
  }

  live(): readonly Call[] {
    return this.all().filter((call) => !call.isOver);
  }

  childrenOf(parent: Call): readonly Call[] {
    return this.all().filter((call) => call.parent === parent);
  }

  remove(sid: string): void {
    this.calls.delete(sid);
  }

  clear(): void {
    this.calls.clear();
  }

  private forgetOldest(): void {
    if (this.calls.size <= KEPT_ENDED) return;
    for (const call of this.calls.values()) {
      if (!call.isOver) continue;
      this.calls.delete(call.sid);
      return;
    }
  }
}
