import type { SessionRow } from './rows';

/** The signed-in tabs, as they can be looked up. */
export interface Sessions {
  find(sessionId: string): Promise<SessionRow | null>;
  /** Finds a session that has not expired. */
  findByToken(tokenHash: string, now: Date): Promise<SessionRow | null>;
  /** All sessions that have not expired, in no order. */
  listOpen(now: Date): Promise<SessionRow[]>;
  /** All tabs of an agent that have not been signed out, in no order. */
  of(agentId: string): Promise<SessionRow[]>;
}

/** The signed-in tabs, inside of a transaction. */
export interface SessionsInHand extends Sessions {
  open(session: SessionRow): Promise<void>;
  /** Reads a session and keeps others from changing it until the transaction is over. */
  lock(sessionId: string): Promise<SessionRow | null>;
  save(session: SessionRow): Promise<void>;
  close(sessionId: string): Promise<void>;
}
