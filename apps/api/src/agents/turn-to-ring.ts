import type { EntityManager } from 'typeorm';

/** Any number, as long as everybody takes the same. */
const lock = 7_261_002;

/**
 * Waits until nobody else is about to ring an agent, until the transaction is over: two at a time
 * would find the same agent free. It is taken before the call's row lock, by everybody.
 */
export async function takeTurnToRing(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [lock]);
}
