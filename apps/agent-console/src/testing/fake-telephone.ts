import { signal } from '@angular/core';
import type { VoiceToken } from '@baton/shared-types';
import type {
  AudioDevice,
  Line,
  Registration,
  Ring,
  RingOver,
  Telephone,
  TelephoneFault,
} from '../app/softphone/telephone';

/** A telephone that rings when a test says so and remembers what it was made to do. */
export class FakeTelephone implements Telephone {
  readonly registration = signal<Registration>('off');
  readonly ring = signal<Ring | null>(null);
  readonly ringOver = signal<RingOver | null>(null);
  readonly line = signal<Line | null>(null);
  readonly fault = signal<TelephoneFault | null>(null);
  readonly inputLevel = signal(0);
  readonly tokenWanted = signal(0);
  readonly microphones = signal<readonly AudioDevice[]>([]);
  readonly speakers = signal<readonly AudioDevice[]>([]);

  readonly tokens: string[] = [];
  readonly digits: string[] = [];

  connect({ token }: VoiceToken): Promise<void> {
    this.tokens.push(token);
    this.registration.set('registered');
    return Promise.resolve();
  }

  renewToken({ token }: VoiceToken): void {
    this.tokens.push(token);
  }

  disconnect(): void {
    this.registration.set('off');
  }

  accept(): void {
    const ring = this.ring();
    if (!ring) throw new Error('Accepted although nothing rings.');
    this.ring.set(null);
    this.ringOver.set({ ring, because: 'accepted' });
    this.line.set({ callId: ring.callId, legId: ring.legId, status: 'open', isMuted: false });
  }

  decline(): void {
    this.stopRinging('declined');
  }

  /** The caller hangs up, another tab answers, or nobody does. */
  withdraw(): void {
    this.stopRinging('withdrawn');
  }

  toggleMute(): void {
    this.line.update((line) => line && { ...line, isMuted: !line.isMuted });
  }

  readonly told: object[] = [];
  tellDesk(content: object): void {
    this.told.push(content);
  }

  sendDigit(digit: string): void {
    this.digits.push(digit);
  }

  useMicrophone(): Promise<void> {
    return Promise.resolve();
  }

  useSpeaker(): Promise<void> {
    return Promise.resolve();
  }

  private stopRinging(because: RingOver['because']): void {
    const ring = this.ring();
    if (!ring) throw new Error(`Nothing rings that could be ${because}.`);
    this.ring.set(null);
    this.ringOver.set({ ring, because });
  }
}
