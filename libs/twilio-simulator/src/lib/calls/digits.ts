import type { Changes } from '../kernel/changes';
import type { CallSid } from '../kernel/exchange';

/** Hands the keys that are pressed during a call to whatever listens at that moment. */
export class Digits {
  private readonly listeners = new Map<CallSid, Set<(digit: string) => void>>();

  constructor(private readonly changes: Changes) {}

  /** Whether a key that is pressed now has an effect. */
  areAwaited(callSid: CallSid): boolean {
    return this.listeners.has(callSid);
  }

  press(callSid: CallSid, digit: string): void {
    for (const listener of [...(this.listeners.get(callSid) ?? [])]) listener(digit);
  }

  on(callSid: CallSid, listener: (digit: string) => void): () => void {
    const listeners = this.listeners.get(callSid) ?? new Set();
    this.listeners.set(callSid, listeners);
    listeners.add(listener);
    this.changes.tell('call', callSid);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.listeners.delete(callSid);
      this.changes.tell('call', callSid);
    };
  }
}
