import type { WrapUp } from '@baton/shared-types';
import { z } from 'zod';

/** A disposition may be missing still. */
const draftsSchema = z.record(z.string(), z.object({ disposition: z.string(), note: z.string() }));

/** What an agent has written about calls and the desk does not have, by the call's id. */
export type Drafts = ReadonlyMap<string, WrapUp>;

/** Reads what this tab has kept for an agent: over a reload, and over the end of a session. */
export function storedDrafts(agentId: string | null): Drafts {
  const stored = agentId === null ? null : sessionStorage.getItem(keyOf(agentId));
  return new Map(Object.entries(stored === null ? {} : draftsSchema.parse(JSON.parse(stored))));
}

export function storeDrafts(agentId: string, drafts: Drafts): void {
  if (drafts.size === 0) sessionStorage.removeItem(keyOf(agentId));
  else sessionStorage.setItem(keyOf(agentId), JSON.stringify(Object.fromEntries(drafts)));
}

const keyOf = (agentId: string): string => `baton.notes.${agentId}`;
