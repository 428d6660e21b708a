import { isDeepStrictEqual } from 'node:util';
import type { Timeline } from '@baton/shared-types';
import type { CallId, CallState } from '@baton/call-flow';
import { Injectable } from '@nestjs/common';
import { toState } from '../../desk/calls/call.mapper';
import { Store } from '../../desk/store/store';
import type { CallRow, EventRow } from '../../desk/store/rows';
import { replay } from './replay';

/** A call as it is stored, with its history. */
export interface Recording {
  readonly call: CallRow;
  readonly stored: CallState;
  /** Oldest first. */
  readonly lines: readonly EventRow[];
}

/** Shows what happened to a call, and whether it would happen again. */
@Injectable()
export class FlightRecorder {
  constructor(private readonly store: Store) {}

  async timelineOf(callId: CallId): Promise<Timeline> {
    const lines = await this.store.history.of(callId);
    return {
      callId,
      entries: lines.map((line) => ({
        id: line.id,
        at: line.at.toISOString(),
        cause: line.cause,
        what: line.event,
        decision: line.decision,
        refusal: line.refusal,
        fromState: line.fromState,
        toState: line.toState,
        details: { ...line.details },
      })),
    };
  }
}

/** Reads a call with its history, as both are at one moment. */
export async function readRecording(store: Store, callId: CallId): Promise<Recording | null> {
  return store.snapshot(async ({ calls, history }) => {
    const call = await calls.find(callId);
    return call && { call, stored: toState(call), lines: await history.of(callId) };
  });
}

/** Plays a recording again, and lists where the machine would do something else than was done. */
export function differencesOf({ call, stored, lines }: Recording): readonly string[] {
  const { final, differences } = replay(lines, { agentLoss: call.agentLoss });
  return isDeepStrictEqual(final, stored)
    ? differences
    : [...differences, `ends as ${JSON.stringify(final)}, stored is ${JSON.stringify(stored)}`];
}
