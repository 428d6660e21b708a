import type { CallEvent, CallState, Command, Decision } from '@baton/call-flow';
import type { HistoryInHand } from '../store/history';
import { causeOf, type Happening, reportKeyOf } from './happening';

/** What is to be remembered of one happening: enough to decide it again and to see the same come of it. */
export interface Remembered {
  readonly callId: string;
  readonly happening: Happening;
  readonly event: CallEvent | null;
  readonly before: CallState;
  readonly after: CallState;
  readonly decision: Decision | null;
  /** Everything that the carrier was told because of it, in order. */
  readonly commands: readonly Command[];
  readonly now: Date;
}

/** Adds a happening to its call's history, and every command after it, with the event as its cause. */
export async function remember(history: HistoryInHand, remembered: Remembered): Promise<void> {
  const { callId, happening, event, before, after, decision, commands, now } = remembered;
  const [eventId] = await history.add([
    {
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
  ]);
  if (commands.length === 0) return;
  await history.add(
    commands.map((command) => ({
      callId,
      event: command.type,
      details: withoutType(command),
      decision: 'commanded' as const,
      toState: after.name,
      cause: causedBy(String(eventId)),
      at: now,
    })),
  );
}

/** The cause of a command: the line of the event that it followed from. */
export const causedBy = (eventId: string) => `event:${eventId}`;

const noteOf = (happening: Happening) =>
  ('note' in happening ? happening.note : undefined) ?? 'note';

const detailsOf = (happening: Happening) =>
  ('details' in happening ? happening.details : undefined) ?? {};

function withoutType(of: CallEvent | Command): Record<string, unknown> {
  return Object.fromEntries(Object.entries(of).filter(([key]) => key !== 'type'));
}
