import type { AgentId } from '@baton/call-flow';
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, msBefore } from '../../desk/store/clock';
import { Ids } from '../../desk/store/ids';
import type { SessionRow } from '../../desk/store/rows';
import { Store, type Transaction } from '../../desk/store/store';
import { notSignedIn } from '../../http/problem';
import { SignIn } from './sign-in';
import type { SignedIn } from '../access/signed-in';

/**
 * An agent who has not been heard of for so long, in ms, has left their desk and comes back when
 * they say so.
 */
const forgottenAfterMs = 5 * 60_000;

/** A working day. */
const lifetimeMs = 12 * 60 * 60 * 1000;

/** A new session, and the token that only its owner ever sees. */
export interface NewSession extends SignedIn {
  readonly token: string;
}

/** Opens and finds agents' sessions. How somebody proves who they are is not its business. */
@Injectable()
export class SessionService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly signIn: SignIn,
  ) {}

  async open(agentId: AgentId): Promise<NewSession> {
    const credential = this.signIn.credentialOf(agentId);
    if (credential === null) throw notSignedIn();
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const session = {
      id: this.ids.next(),
      agentId,
      tokenHash: hashOf(token),
      credential,
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifetimeMs),
    };
    await this.store.transaction(async (tx) => {
      await this.beginAway(tx, agentId);
      await tx.sessions.open(session);
    });
    return { sessionId: session.id, agentId, token, expiresAt: session.expiresAt };
  }

  /**
   * Finds the session of a token. One that was opened with another password, or by an agent who is
   * gone, is none: each process goes by its own configuration.
   */
  async find(token: string): Promise<SignedIn | null> {
    const session = await this.store.sessions.findByToken(hashOf(token), this.clock.now());
    if (!session || !this.isAdmitted(session)) return null;
    return { sessionId: session.id, agentId: session.agentId, expiresAt: session.expiresAt };
  }

  private isAdmitted({ agentId, credential }: SessionRow): boolean {
    return credential === this.signIn.credentialOf(agentId);
  }

  /** How long a session lasts from now, in ms. */
  msLeft({ expiresAt }: SignedIn): number {
    return Math.max(0, expiresAt.getTime() - this.clock.now().getTime());
  }

  /**
   * Has an agent who comes back to work choose when they take calls; one who only lost a tab goes
   * on as they were.
   */
  private async beginAway(tx: Transaction, agentId: AgentId): Promise<void> {
    const now = this.clock.now();
    const agent = await tx.agents.lock(agentId);
    const limit = msBefore(now, forgottenAfterMs);
    const sessions = await tx.sessions.of(agentId);
    const tabs = await tx.tabs.of(agentId);
    const wasHere =
      tabs.some(({ lastSeenAt }) => lastSeenAt > limit) ||
      sessions.some(
        ({ id, createdAt }) => createdAt > limit && !tabs.some(({ sessionId }) => sessionId === id),
      );
    if (wasHere || agent?.presence !== 'available') return;
    await tx.agents.change(agentId, {
      ...{ presence: 'away', awayReason: 'chosen' },
      ...{ presenceSince: now, idleSince: now },
    });
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
