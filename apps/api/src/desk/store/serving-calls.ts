import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<true>();

/**
 * Does what customers wait for: a webhook of the carrier's, or a job. The store keeps connections
 * for it that nothing else takes, so that no number of requests from browsers makes a caller wait.
 */
export const servingCalls = <T>(work: () => T): T => storage.run(true, work);

/** Whether what runs now was begun by {@link servingCalls}. */
export const isServingCalls = (): boolean => storage.getStore() === true;
