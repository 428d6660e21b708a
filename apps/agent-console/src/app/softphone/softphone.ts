import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import type { VoiceToken } from '@baton/shared-types';
import { CallApi } from '../desk-api/call-api';
import { Telephone } from './telephone';
import { TokenApi } from '../desk-api/token-api';

/** A new token is fetched this long before the old one ends: long enough for many attempts. */
const renewBeforeEndMs = 5 * 60_000;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

/** Keeps the agent's telephone supplied with tokens and tells the desk when it rings. */
@Service()
export class Softphone {
  private readonly telephone = inject(Telephone);
  private readonly tokens = inject(TokenApi);
  private readonly calls = inject(CallApi);

  private readonly isWanted = signal(false);
  private readonly failures = signal(0);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether the desk has refused a token more than once: from then on the agent should know. */
  readonly cannotGetToken = computed(() => this.failures() > 1);

  constructor() {
    effect(() => {
      if (this.telephone.tokenWanted() > 0) untracked(() => this.fetchSoon(0));
    });
    effect(() => {
      const ring = this.telephone.ring();
      if (!ring) return;
      // Only for what colleagues see ("dialing" becomes "ringing"); the ring itself does not depend
      // on it.
      void this.calls.tellRinging(ring).catch(() => undefined);
    });
  }

  start(): void {
    this.isWanted.set(true);
    this.failures.set(0);
    this.fetchSoon(0);
  }

  stop(): void {
    this.isWanted.set(false);
    clearTimeout(this.timer);
    this.telephone.disconnect();
  }

  private fetchSoon(delayMs: number): void {
    if (!this.isWanted()) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.fetchToken(), delayMs);
  }

  private async fetchToken(): Promise<void> {
    let token: VoiceToken;
    try {
      token = await this.tokens.fetch();
    } catch {
      // The desk is away or refuses: tried again until it gives one, and shown from the second
      // time.
      this.failures.update((failures) => failures + 1);
      this.fetchSoon(Math.min(longestRetryMs, firstRetryMs * 2 ** (this.failures() - 1)));
      return;
    }
    if (!this.isWanted()) return;
    this.failures.set(0);
    const lastsMs = Date.parse(token.expiresAt) - Date.now();
    this.fetchSoon(Math.max(lastsMs - renewBeforeEndMs, lastsMs / 2, firstRetryMs));
    if (this.telephone.registration() === 'off') await this.telephone.connect(token);
    else this.telephone.renewToken(token);
  }
}
