import { z } from 'zod';
import { browserStorage } from '../storage/page-storage';

const storageKey = 'baton.devices';
const devicesSchema = z.record(z.string(), z.string());

/** What tells the desk that an agent has signed in at this browser before; it opens nothing. */
export function deviceOf(agentId: string): string | undefined {
  return readAll()[agentId];
}

/** Remembers it for the next time. */
export function rememberDevice(agentId: string, device: string): void {
  browserStorage.write(storageKey, { ...readAll(), [agentId]: device });
}

function readAll(): Record<string, string> {
  // Without it the agent signs in like a stranger.
  return browserStorage.read(storageKey, devicesSchema) ?? {};
}
