import type { AgentId } from '@baton/call-flow';
import type { AgentView, CallView, CustomerRequest, QueueView } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';

/** The consoles that are open, wherever: on this replica or on another. */
@Injectable()
export class Consoles {
  private server: Server | null = null;

  /** Takes the live connection into use; before that there is nobody to tell. */
  attach(server: Server): void {
    this.server = server;
  }

  showCall(agentId: AgentId, call: CallView): void {
    this.server?.to(roomOf(agentId)).emit('call', call);
  }

  showAgents(agents: readonly AgentView[]): void {
    this.server?.emit('agents', agents);
  }

  showRequests(requests: readonly CustomerRequest[]): void {
    this.server?.emit('requests', requests);
  }

  showQueue(queue: QueueView): void {
    this.server?.emit('queue', queue);
  }

  /** Closes what a session had open. */
  closeSession(sessionId: string): void {
    this.server?.in(roomOfSession(sessionId)).disconnectSockets(true);
  }
}

export const roomOf = (agentId: AgentId) => `agent:${agentId}`;
export const roomOfSession = (sessionId: string) => `session:${sessionId}`;
