import type { CallView, PartyView } from '@baton/shared-types';

/** An agent of a call as the picture of the call shows them. */
export interface LinkedAgent {
  readonly legId: string;
  readonly name: string;
  readonly isMe: boolean;
  readonly role: string;
  readonly status: string;
  readonly since: string;
  readonly link: 'talking' | 'ringing';
}

/** Lists the agents of a call: the owner first, then whoever is being brought in. */
export function linkedAgents(view: CallView, agentId: string): LinkedAgent[] {
  const order: readonly PartyView['role'][] = ['owner', 'leaving', 'offered', 'target'];
  return view.parties
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
    .map((party) => ({
      legId: party.legId,
      name: party.agent.name,
      isMe: party.agent.id === agentId,
      role: roleText(party, view),
      status: statusText(party.status),
      since: party.since,
      link: party.status === 'on-call' ? 'talking' : 'ringing',
    }));
}

function roleText({ role, status }: PartyView, { state, transfer }: CallView): string {
  switch (role) {
    case 'owner':
      return 'Has the call';
    case 'target':
      if (transfer?.mode === 'consult' && state !== 'merged') return 'Being consulted';
      return status === 'on-call' ? 'Brought in' : 'Being brought in';
    case 'leaving':
      return 'Hands the call over';
    case 'offered':
      if (state === 'recalling') return 'Being brought back';
      return transfer?.outcome === null ? 'Being handed the call' : 'Being offered the call';
  }
}

function statusText(status: PartyView['status']): string {
  switch (status) {
    case 'dialing':
      return 'Calling…';
    case 'ringing':
      return 'Ringing';
    case 'on-call':
      return 'On the line';
  }
}
