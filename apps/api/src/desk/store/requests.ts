import type { CallId } from '@baton/call-flow';
import type { RequestRow } from './rows';

/** What customers have left for the desk to see to, as it can be looked up. */
export interface Requests {
  find(callId: CallId): Promise<RequestRow | null>;
  /** Those that nobody has seen to, with what is part of them, oldest first. */
  listOpen(): Promise<RequestRow[]>;
}

/** What customers have left, inside of a transaction; the lock of its call covers a request. */
export interface RequestsInHand extends Requests {
  /** Waits until nobody else changes which request of this number is open. */
  takeTurnFor(customerNumber: string): Promise<void>;
  /** The open request of a number that what comes later becomes a part of. */
  findOpenOf(customerNumber: string): Promise<RequestRow | null>;
  /** What came later, and is part of an open request. */
  partsOf(callId: CallId): Promise<RequestRow[]>;
  /** Stores a request, a new one as well. Throws when a number would have two that are open. */
  save(request: RequestRow): Promise<void>;
}
