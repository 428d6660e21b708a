import type { PartyLeg } from './call';
import type { Command } from './decision';
import type { CallEvent } from './event';
import { partyOf, textOf } from './party';

/*
 * Events and commands as a history keeps them: as JSON, in which a leg names its party by its text
 * (`{"leg": "…", "agent": "ada"}`).
 */

/** Writes an event or a command down. */
export const recorded = (of: CallEvent | Command): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(of, (_, value: unknown) =>
      isPartyLeg(value) ? { leg: value.leg, agent: textOf(value.party) } : value,
    ),
  ) as Record<string, unknown>;

/** Reads what {@link recorded} has written. It promises nothing of what it was given. */
export const readRecorded = (json: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(json), (_, value: unknown) =>
    isRecordedLeg(value) ? { leg: value.leg, party: partyOf(value.agent) } : value,
  ) as Record<string, unknown>;

const isPartyLeg = (value: unknown): value is PartyLeg =>
  typeof value === 'object' && value !== null && 'leg' in value && 'party' in value;

const isRecordedLeg = (value: unknown): value is { readonly leg: string; readonly agent: string } =>
  typeof value === 'object' &&
  value !== null &&
  'leg' in value &&
  'agent' in value &&
  typeof value.agent === 'string';
