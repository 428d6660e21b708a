import type { AgentId } from '@baton/call-flow';
import { createHash } from 'node:crypto';
import { uuidFrom } from '../time/virtual-globals';

/**
 * What an agent's tab calls itself, by how many they have opened: it costs no throw of the dice.
 */
export const tabIdFrom = (agentId: AgentId, opened: number): string =>
  uuidFrom(createHash('sha256').update(`${agentId} ${opened}`).digest().subarray(0, 16));
