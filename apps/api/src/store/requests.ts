import type { RequestRow } from './rows';

/** What customers have left for the desk to see to, as it can be looked up. */
export interface Requests {
  find(callId: string): Promise<RequestRow | null>;
  /** Those that nobody has seen to, oldest first. */
  listOpen(): Promise<RequestRow[]>;
}

/** What customers have left, inside of a transaction; the lock of its call covers a request. */
export interface RequestsInHand extends Requests {
  /** Stores a request, a new one as well. */
  save(request: RequestRow): Promise<void>;
}
