import { EventEmitter, once } from 'node:events';
import type { CallSid } from '../../kernel/exchange';
import type { LineId, Lines } from '../../media/lines';

/** Lines without audio: descriptions are words, and a test can hold them back or lose them. */
export class ScriptedLines implements Lines {
  /** Open lines, and whose leg each is. */
  readonly open = new Map<LineId, CallSid | null>();
  /** The next description waits until this resolves. */
  heldBack: Promise<void> = Promise.resolve();
  private readonly events = new EventEmitter();

  async offer(line: LineId): Promise<string> {
    this.open.set(line, null);
    this.events.emit('changed');
    await this.heldBack;
    return 'our offer';
  }

  async accept(line: LineId, callSid: CallSid, answer: string): Promise<void> {
    if (answer === 'nonsense') throw new Error('not a description');
    this.open.set(line, callSid);
    await this.heldBack;
  }

  async answer(line: LineId, callSid: CallSid, offer: string): Promise<string> {
    if (offer === 'nonsense') throw new Error('not a description');
    this.open.set(line, callSid);
    this.events.emit('changed');
    await this.heldBack;
    return `our answer to ${offer}`;
  }

  renegotiate(_line: LineId, offer: string): Promise<string> {
    return Promise.resolve(`our answer to ${offer}`);
  }

  closeLine(line: LineId): void {
    this.open.delete(line);
    this.events.emit('changed');
  }

  onLost(listener: (line: LineId) => void): () => void {
    this.events.on('lost', listener);
    return () => this.events.off('lost', listener);
  }

  /** Loses the audio of every open line. */
  lose(): void {
    for (const line of this.open.keys()) this.events.emit('lost', line);
  }

  /** Waits until so many lines are open. */
  async areOpen(count: number): Promise<void> {
    while (this.open.size !== count) {
      await once(this.events, 'changed', { signal: AbortSignal.timeout(5000) });
    }
  }
}
