import { HttpClient } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import { type AgentView, type Session, sessionSchema, type SignIn } from '@baton/shared-types';
import { firstValueFrom, map } from 'rxjs';
import { tabStorage } from '../storage/page-storage';
import { deviceOf, rememberDevice } from './known-devices';

const storageKey = 'baton.session';

/**
 * Who is signed in, in this tab: each tab is its own agent, so that two of them in one browser can
 * talk to each other.
 */
@Service()
export class SignedIn {
  private readonly http = inject(HttpClient);
  private readonly session = signal<Session | null>(tabStorage.read(storageKey, sessionSchema));

  readonly agent = computed<AgentView | null>(() => this.session()?.agent ?? null);
  readonly token = computed(() => this.session()?.token ?? null);
  /** Whether the desk no longer knows this session, although nobody signed out. */
  readonly hasExpired = signal(false);

  async signIn(claim: SignIn): Promise<void> {
    const device = deviceOf(claim.agentId);
    const session = await firstValueFrom(
      this.http
        .post('/api/session', { ...claim, ...(device !== undefined && { device }) })
        .pipe(map((answer) => sessionSchema.parse(answer))),
    );
    if (session.device !== null) rememberDevice(session.agent.id, session.device);
    this.keep(session);
  }

  /** Signs out of this tab; the desk is told first, so that nobody is rung in between. */
  async signOut(): Promise<void> {
    try {
      await firstValueFrom(this.http.delete('/api/session'));
    } finally {
      this.forget();
    }
  }

  /**
   * Signs out in every tab and on every machine. When the desk cannot be told, this tab stays
   * signed in: nothing has ended.
   */
  async signOutEverywhere(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/session/everywhere'));
    this.forget();
  }

  expire(): void {
    if (this.token() !== null) this.hasExpired.set(true);
  }

  forget(): void {
    tabStorage.remove(storageKey);
    this.hasExpired.set(false);
    this.session.set(null);
  }

  private keep(session: Session): void {
    tabStorage.write(storageKey, session);
    this.hasExpired.set(false);
    this.session.set(session);
  }
}
