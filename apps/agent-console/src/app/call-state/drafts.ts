import type { WrapUp } from '@baton/shared-types';
import { z } from 'zod';
import { tabStorage } from '../storage/page-storage';

/** A disposition may be missing still. */
const draftsSchema = z.record(z.string(), z.object({ disposition: z.string(), note: z.string() }));

/** What an agent has written about calls and the desk does not have, by the call's id. */
export type Drafts = ReadonlyMap<string, WrapUp>;

/** Reads what this tab has kept for an agent: over a reload, and over the end of a session. */
export function storedDrafts(agentId: string | null): Drafts {
  const stored = agentId === null ? null : tabStorage.read(keyOf(agentId), draftsSchema);
  return new Map(Object.entries(stored ?? {}));
}

export function storeDrafts(agentId: string, drafts: Drafts): void {
  if (drafts.size === 0) tabStorage.remove(keyOf(agentId));
  else tabStorage.write(keyOf(agentId), Object.fromEntries(drafts));
}

const keyOf = (agentId: string): string => `baton.notes.${agentId}`;
