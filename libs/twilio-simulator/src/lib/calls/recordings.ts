import type { Clock } from '../kernel/clock';
import { newSid } from '../kernel/sid';
import type { Call } from './call';

/** Recordings that are kept, with their audio. */
const KEPT = 200;

/** What a caller said after the beep. */
export interface Recording {
  readonly sid: string;
  readonly callSid: string;
  readonly createdAt: number;
  readonly startedAt: number;
  readonly durationSeconds: number;
  readonly wav: Uint8Array;
}

/** The recordings of the account. */
export class Recordings {
  private readonly recordings = new Map<string, Recording>();

  constructor(private readonly clock: Clock) {}

  add(call: Call, taken: { readonly wav: Uint8Array; readonly startedAt: number }): Recording {
    const now = this.clock.now();
    const recording: Recording = {
      sid: newSid('RE'),
      callSid: call.sid,
      createdAt: now,
      startedAt: taken.startedAt,
      durationSeconds: Math.round((now - taken.startedAt) / 1000),
      wav: taken.wav,
    };
    this.recordings.set(recording.sid, recording);
    const [oldest] = this.recordings.keys();
    if (this.recordings.size > KEPT && oldest !== undefined) this.recordings.delete(oldest);
    return recording;
  }

  find(sid: string): Recording | undefined {
    return this.recordings.get(sid);
  }

  remove(sid: string): void {
    this.recordings.delete(sid);
  }

  clear(): void {
    this.recordings.clear();
  }

  /** Newest first. */
  all(): readonly Recording[] {
    return [...this.recordings.values()].reverse();
  }
}
