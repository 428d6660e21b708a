import type { SessionEntity } from '../auth/session.entity';

/** The signed-in tabs, as they can be looked up. */
export interface Sessions {
  find(sessionId: string): Promise<SessionEntity | null>;
  /** Finds a session that has not expired. */
  findByToken(tokenHash: string, now: Date): Promise<SessionEntity | null>;
  /** All tabs of an agent, in no order. */
  of(agentId: string): Promise<SessionEntity[]>;
}

/** The signed-in tabs, inside of a transaction. */
export interface SessionsInHand extends Sessions {
  open(session: SessionEntity): Promise<void>;
  /** Reads a session and keeps others from changing it until the transaction is over. */
  lock(sessionId: string): Promise<SessionEntity | null>;
  save(session: SessionEntity): Promise<void>;
  close(sessionId: string): Promise<void>;
}
