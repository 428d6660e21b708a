import type { CallSid } from '../exchange';

/** Hands the keys that are pressed during a call to whatever listens at that moment. */
export class Digits {
  private readonly listeners = new Map<CallSid, Set<(digit: string) => void>>();

  press(callSid: CallSid, digit: string): void {
    for (const listener of [...(this.listeners.get(callSid) ?? [])]) listener(digit);
  }

  on(callSid: CallSid, listener: (digit: string) => void): () => void {
    const listeners = this.listeners.get(callSid) ?? new Set();
    this.listeners.set(callSid, listeners);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.listeners.delete(callSid);
    };
  }
}
