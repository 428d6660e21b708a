import { type CallEvent, type Command, recorded } from '@baton/call-flow';
import type { Follower } from './change';
import { causeOf, detailsOf, noteOf, reportKeyOf } from './happening';

/**
 * Adds a change to its call's history, and every command after it, with the event as its cause:
 * enough to decide it again and to see the same come of it.
 */
export const history: Follower = (change, inHand) => {
  const { callId, happening, event, decision, before, after, commands, now } = change;
  inHand.history.push({
    line: {
      callId,
      reportKey: reportKeyOf(happening),
      event: event?.type ?? noteOf(happening),
      details: { ...detailsOf(happening), ...(event && withoutType(event)) },
      decision: decision?.kind ?? 'noted',
      refusal: decision?.kind === 'refused' ? decision.because : null,
      fromState: before.name,
      toState: after.name,
      cause: causeOf(happening),
      at: now,
    },
    commands: commands.map((command) => ({
      callId,
      event: command.type,
      details: withoutType(command),
      decision: 'commanded' as const,
      toState: after.name,
      at: now,
    })),
  });
  return [];
};

/** The cause of a command: the line of the event that it followed from. */
export const causedBy = (eventId: string) => `event:${eventId}`;

function withoutType(of: CallEvent | Command): Record<string, unknown> {
  return Object.fromEntries(Object.entries(recorded(of)).filter(([key]) => key !== 'type'));
}
