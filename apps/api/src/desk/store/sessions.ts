import type { AgentId } from '@baton/call-flow';
import type { SessionRow } from './rows';

/** What agents have signed in to, as it can be looked up. */
export interface Sessions {
  find(sessionId: string): Promise<SessionRow | null>;
  /** Finds a session that has not expired. */
  findByToken(tokenHash: string, now: Date): Promise<SessionRow | null>;
  /** All sessions that have not expired, in no order. */
  listOpen(now: Date): Promise<SessionRow[]>;
  /** All of an agent's that have not been signed out, in no order. */
  of(agentId: AgentId): Promise<SessionRow[]>;
}

/** What agents have signed in to, inside of a transaction. */
export interface SessionsInHand extends Sessions {
  open(session: SessionRow): Promise<void>;
  /** Reads a session and keeps others from changing it until the transaction is over. */
  lock(sessionId: string): Promise<SessionRow | null>;
  /** Forgets a session, and its tabs. */
  close(sessionId: string): Promise<void>;
}
