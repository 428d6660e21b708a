import { toTheAgents } from './to-the-agents';
import { toTheCustomer } from './to-the-customer';
import type { Promised } from './promise';

/** Everything that must hold after every step, whatever has happened before. */
export const promises: readonly Promised[] = [...toTheCustomer, ...toTheAgents];
