import type { AgentId, CallId } from '@baton/call-flow';
import type { CustomerRequest } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { agentView, heardSince } from '../../desk/agents/presence';
import { CallWriter } from '../../desk/calls/call-writer';
import { conflict, notFound } from '../../http/problem';
import { Clock } from '../../desk/store/clock';
import type { RequestRow } from '../../desk/store/rows';
import { Store, type Transaction } from '../../desk/store/store';
import { OpenRequests } from '../../desk/requests/open-requests';
import { agentsIn, requestView } from '../../desk/requests/request-view';

/** What an agent does with a request; answers with how it is then, or throws a problem. */
type Change = (tx: Transaction, request: RequestRow) => Promise<RequestRow>;

/**
 * Sees to what customers have left. Of two agents who want the same at once, one is told that the
 * other was first.
 */
@Injectable()
export class RequestsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly writer: CallWriter,
    private readonly open: OpenRequests,
  ) {}

  /** Notes that an agent has seen to a request, and to everything that is part of it. */
  async done(callId: CallId, agentId: AgentId): Promise<CustomerRequest> {
    return this.change(callId, agentId, 'request_done', async (tx, request) => {
      if (request.doneBy === agentId) return request;
      await mustBeOpen(tx, request);
      if (!(await this.isOnTheLine(tx, agentId, request))) {
        await this.mustBeFree(tx, request, agentId);
      }
      const done = { doneAt: this.clock.now(), doneBy: agentId, claimedAt: null, claimedBy: null };
      for (const part of await tx.requests.partsOf(request.callId)) {
        await tx.requests.save({ ...part, ...done });
      }
      return { ...request, ...done };
    });
  }

  /** Notes that an agent sees to a request now, so that no colleague does the same. */
  async claim(callId: CallId, agentId: AgentId): Promise<CustomerRequest> {
    return this.change(callId, agentId, 'request_claimed', async (tx, request) => {
      await mustBeOpen(tx, request);
      if (request.claimedBy === agentId) return request;
      await this.mustBeFree(tx, request, agentId);
      return { ...request, claimedAt: this.clock.now(), claimedBy: agentId };
    });
  }

  /** Gives a request back to all; only who has claimed it can. */
  async release(callId: CallId, agentId: AgentId): Promise<CustomerRequest> {
    return this.change(callId, agentId, 'request_released', async (tx, request) => {
      await mustBeOpen(tx, request);
      if (request.claimedBy === null) return request;
      await this.mustBeFree(tx, request, agentId);
      return { ...request, claimedAt: null, claimedBy: null };
    });
  }

  /** What came later is part of the first: whatever an agent does concerns that one. */
  private async change(
    callId: CallId,
    agentId: AgentId,
    note: string,
    change: Change,
  ): Promise<CustomerRequest> {
    const named = mustExist(await this.store.requests.find(callId), callId);
    const first = named.partOf ?? callId;
    const view = await this.store.transaction(async (tx) => {
      await tx.calls.lock(first);
      if (named.customerNumber !== null) await tx.requests.takeTurnFor(named.customerNumber);
      const request = mustExist(await tx.requests.find(first), first);
      const changed = await change(tx, request);
      if (changed !== request) {
        await tx.requests.save(changed);
        await this.writer.write(tx, first, { kind: 'said', by: agentId, note });
      }
      const names = await tx.agents.namesOf(agentsIn([changed]));
      return requestView(changed, await tx.requests.partsOf(first), names);
    });
    await this.open.tellEverybody();
    return view;
  }

  /** Nobody is kept from a request by a colleague who has claimed it and gone home. */
  private async mustBeFree(
    tx: Transaction,
    { claimedBy }: RequestRow,
    agentId: AgentId,
  ): Promise<void> {
    if (claimedBy === null || claimedBy === agentId) return;
    const since = heardSince(this.clock.now());
    const holder = await tx.agents.findReadiness(claimedBy, since);
    if (!holder || agentView(holder).presence === 'offline') return;
    throw conflict('claimed', `${holder.name} is handling this request.`);
  }

  /**
   * Whether the agent talks to this very customer: then they have just been served, although
   * somebody else meant to.
   */
  private async isOnTheLine(
    tx: Transaction,
    agentId: AgentId,
    { customerNumber }: RequestRow,
  ): Promise<boolean> {
    const call = await tx.calls.findCurrent(agentId);
    return customerNumber !== null && call?.customerNumber === customerNumber;
  }
}

async function mustBeOpen(tx: Transaction, { doneBy }: RequestRow): Promise<void> {
  if (doneBy === null) return;
  const who = (await tx.agents.namesOf([doneBy])).get(doneBy) ?? doneBy;
  throw conflict('already_done', `${who} has already closed this request.`);
}

/** Answers 404 where nothing was left. */
export function mustExist(request: RequestRow | null, callId: CallId): RequestRow {
  if (request) return request;
  throw notFound('unknown_request', `The customer of call ${callId} has left no request.`);
}
