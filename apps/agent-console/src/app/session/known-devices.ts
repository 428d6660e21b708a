import { z } from 'zod';

const storageKey = 'baton.devices';
const devicesSchema = z.record(z.string(), z.string());

/** What tells the desk that an agent has signed in at this browser before; it opens nothing. */
export function deviceOf(agentId: string): string | undefined {
  return readAll()[agentId];
}

/** Remembers it for the next time. */
export function rememberDevice(agentId: string, device: string): void {
  localStorage.setItem(storageKey, JSON.stringify({ ...readAll(), [agentId]: device }));
}

function readAll(): Record<string, string> {
  try {
    return devicesSchema.parse(JSON.parse(localStorage.getItem(storageKey) ?? '{}'));
  } catch {
    // Expected: somebody has changed it by hand. Without it the agent signs in like a stranger.
    return {};
  }
}
