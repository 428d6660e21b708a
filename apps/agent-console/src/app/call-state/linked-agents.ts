import type { CallView, PartyView } from '@baton/shared-types';
import { partyName } from '../call-words/party-name';

/** Somebody on a call, other than the customer, as the picture of the call shows them. */
export interface LinkedAgent {
  readonly legId: string;
  readonly name: string;
  readonly isMe: boolean;
  readonly isOutside: boolean;
  readonly role: string;
  readonly status: string;
  readonly since: string;
  readonly link: 'talking' | 'waiting' | 'ringing';
}

const order: readonly PartyView['role'][] = ['owner', 'guest', 'leaving', 'offered', 'target'];

/**
 * Lists the agents of a call: the owner first, then those who stay, then the one who is being
 * brought in.
 */
export function linkedAgents(view: CallView, agentId: string): LinkedAgent[] {
  return view.parties
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
    .map((party) => ({
      legId: party.legId,
      name: partyName(party.agent),
      isMe: party.agent.id === agentId,
      isOutside: party.agent.kind === 'outside',
      role: roleText(party, view),
      status: statusText(party.status),
      since: party.since,
      link: linkOf(party.status),
    }));
}

function roleText({ role, status }: PartyView, { state, transfer }: CallView): string {
  switch (role) {
    case 'owner':
      return 'Call owner';
    case 'guest':
      return 'Added';
    case 'target':
      if (transfer?.mode === 'consult' && state !== 'merged') return 'In consultation';
      return status === 'on-call' ? 'Added' : 'Joining';
    case 'leaving':
      return transfer?.outcome === null ? 'Handing over' : 'Returning the customer to the queue';
    case 'offered':
      if (state === 'recalling') return 'Reconnecting';
      return transfer?.outcome === null ? 'Receiving the call' : 'Offered the call';
  }
}

function statusText(status: PartyView['status']): string {
  switch (status) {
    case 'dialing':
      return 'Calling…';
    case 'ringing':
      return 'Ringing';
    case 'waiting':
      return 'Waiting with music';
    case 'on-call':
      return 'On the line';
  }
}

function linkOf(status: PartyView['status']): LinkedAgent['link'] {
  switch (status) {
    case 'dialing':
    case 'ringing':
      return 'ringing';
    case 'waiting':
      return 'waiting';
    case 'on-call':
      return 'talking';
  }
}
