import { isDeepStrictEqual } from 'node:util';
import type { Timeline } from '@baton/shared-types';
import type { CallState } from '@baton/call-flow';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CallEventEntity } from '../calls/call-event.entity';
import { CallEntity } from '../calls/call.entity';
import { toState } from '../calls/call.mapper';
import { replay } from './replay';

/** A call as it is stored, with its history. */
export interface Recording {
  readonly call: CallEntity;
  readonly stored: CallState;
  /** Oldest first. */
  readonly lines: readonly CallEventEntity[];
}

/** Shows what happened to a call, and whether it would happen again. */
@Injectable()
export class FlightRecorder {
  constructor(private readonly dataSource: DataSource) {}

  async timelineOf(callId: string): Promise<Timeline> {
    const lines = await historyOf(this.dataSource.manager, callId);
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
export async function readRecording(
  dataSource: DataSource,
  callId: string,
): Promise<Recording | null> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    const call = await manager.findOneBy(CallEntity, { id: callId });
    return call && { call, stored: toState(call), lines: await historyOf(manager, callId) };
  });
}

/** Plays a recording again, and lists where the machine would do something else than was done. */
export function differencesOf({ call, stored, lines }: Recording): readonly string[] {
  const { final, differences } = replay(lines, { agentLoss: call.agentLoss });
  return isDeepStrictEqual(final, stored)
    ? differences
    : [...differences, `ends as ${JSON.stringify(final)}, stored is ${JSON.stringify(stored)}`];
}

const historyOf = (manager: EntityManager, callId: string) =>
  manager.find(CallEventEntity, { where: { callId }, order: { id: 'ASC' } });
