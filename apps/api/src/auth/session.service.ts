import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sessionSilentKey } from '../jobs/job-keys';
import { Clock } from '../store/clock';
import { Ids } from '../store/ids';
import { Store } from '../store/store';
import type { SignedIn } from './signed-in';

/** A working day. */
const lifetime = 12 * 60 * 60 * 1000;

/** A new session, and the token that only its owner ever sees. */
export interface NewSession extends SignedIn {
  readonly token: string;
}

/** Opens, finds and closes agents' sessions. How somebody proves who they are is not its business. */
@Injectable()
export class SessionService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async open(agentId: string): Promise<NewSession> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const session = {
      id: this.ids.next(),
      agentId,
      tokenHash: hashOf(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifetime),
      lastSeenAt: null,
      registered: false,
      legId: null,
    };
    await this.store.transaction((tx) => tx.sessions.open(session));
    return { sessionId: session.id, agentId, token, expiresAt: session.expiresAt };
  }

  async find(token: string): Promise<SignedIn | null> {
    const session = await this.store.sessions.findByToken(hashOf(token), this.clock.now());
    if (!session) return null;
    return { sessionId: session.id, agentId: session.agentId, expiresAt: session.expiresAt };
  }

  async close(sessionId: string): Promise<void> {
    await this.store.transaction(async (tx) => {
      await tx.sessions.close(sessionId);
      await tx.jobs.remove(sessionSilentKey(sessionId));
    });
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
