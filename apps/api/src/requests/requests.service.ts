import type { CustomerRequest } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { CallWriter } from '../calls/call-writer';
import { conflict, notFound } from '../http/problem';
import { Clock } from '../store/clock';
import type { RequestRow } from '../store/rows';
import { Store } from '../store/store';
import { OpenRequests, requestView } from './open-requests';

/** Sees to what customers have left. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly writer: CallWriter,
    private readonly open: OpenRequests,
  ) {}

  /** Notes that an agent has seen to a request; of two who say so at once, one is told that the other was first. */
  async done(callId: string, agentId: string): Promise<CustomerRequest> {
    const request = await this.store.transaction(async (tx) => {
      await tx.calls.lock(callId);
      const found = mustExist(await tx.requests.find(callId), callId);
      if (found.doneBy === agentId) return found;
      if (found.doneBy !== null) {
        const names = await tx.agents.namesOf([found.doneBy]);
        const who = names.get(found.doneBy) ?? found.doneBy;
        throw conflict('already_done', `${who} has seen to this already.`);
      }
      const done = { ...found, doneAt: this.clock.now(), doneBy: agentId };
      await tx.requests.save(done);
      await this.writer.write(tx, callId, {
        event: null,
        note: 'request_done',
        cause: `agent:${agentId}`,
      });
      return done;
    });
    await this.open.tellEverybody();
    return requestView(request);
  }
}

/** Answers 404 where nothing was left. */
export function mustExist(request: RequestRow | null, callId: string): RequestRow {
  if (request) return request;
  throw notFound('unknown_request', `The customer of call ${callId} has left nothing.`);
}
