import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { removeJob, sessionSilentKey } from '../jobs/job-queue';
import { SessionEntity } from './session.entity';
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
  constructor(private readonly dataSource: DataSource) {}

  async open(agentId: string): Promise<NewSession> {
    const token = randomBytes(32).toString('base64url');
    const now = new Date();
    const session = {
      id: randomUUID(),
      agentId,
      tokenHash: hashOf(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifetime),
    };
    await this.dataSource.manager.insert(SessionEntity, session);
    return { sessionId: session.id, agentId, token, expiresAt: session.expiresAt };
  }

  async find(token: string): Promise<SignedIn | null> {
    const session = await this.dataSource.manager.findOneBy(SessionEntity, {
      tokenHash: hashOf(token),
      expiresAt: MoreThan(new Date()),
    });
    if (!session) return null;
    return { sessionId: session.id, agentId: session.agentId, expiresAt: session.expiresAt };
  }

  async close(sessionId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.delete(SessionEntity, sessionId);
      await removeJob(manager, sessionSilentKey(sessionId));
    });
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
