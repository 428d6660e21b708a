import type { AgentId } from '@baton/call-flow';
import type { SessionRow } from '../../src/desk/store/rows';
import type { SessionsInHand } from '../../src/desk/store/sessions';
import { copyOf, valuesOf } from './copies';
import type { Draft, Tables } from './tables';

/** What agents have signed in to, in memory. */
export class MemorySessions implements SessionsInHand {
  constructor(
    private readonly tables: Tables,
    private readonly draft?: Draft,
  ) {}

  async find(sessionId: string): Promise<SessionRow | null> {
    return copyOf(this.tables.sessions.get(sessionId));
  }

  async findByToken(tokenHash: string, now: Date): Promise<SessionRow | null> {
    return copyOf(
      valuesOf(this.tables.sessions).find(
        (session) => session.tokenHash === tokenHash && session.expiresAt > now,
      ),
    );
  }

  async listOpen(now: Date): Promise<SessionRow[]> {
    return valuesOf(this.tables.sessions)
      .filter(({ expiresAt }) => expiresAt > now)
      .map((session) => ({ ...session }));
  }

  async of(agentId: AgentId): Promise<SessionRow[]> {
    return valuesOf(this.tables.sessions)
      .filter((session) => session.agentId === agentId)
      .map((session) => ({ ...session }));
  }

  async open(session: SessionRow): Promise<void> {
    this.draft?.put('sessions', session);
  }

  async lock(sessionId: string): Promise<SessionRow | null> {
    return this.find(sessionId);
  }

  async close(sessionId: string): Promise<void> {
    this.draft?.remove('sessions', sessionId);
    for (const tab of valuesOf(this.tables.tabs)) {
      if (tab.sessionId === sessionId) this.draft?.remove('tabs', tab.id);
    }
  }
}
