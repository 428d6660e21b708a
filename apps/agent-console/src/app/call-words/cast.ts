import type { CallView, PartyView } from '@baton/shared-types';
import { partyName } from './party-name';

/** Who plays which part in a call, by name, for the agent that the view is for. */
export interface Cast {
  readonly isTarget: boolean;
  /** The agent who has the call. */
  readonly first: string;
  readonly target: string;
  /** Where the target is: null before their telephone is called. */
  readonly targetStatus: PartyView['status'] | null;
  /** The owner and the guests who talk, other than the agent themselves. */
  readonly others: readonly string[];
}

/** Finds out who plays which part in a call. */
export function castOf(view: CallView, agentId: string): Cast {
  const { parties, transfer } = view;
  const owner = parties.find(({ role }) => role === 'owner');
  const target = parties.find(({ role }) => role === 'target' || role === 'offered');
  const talking = parties.filter(
    ({ agent, role, status }) =>
      (role === 'owner' || role === 'guest') && status === 'on-call' && agent.id !== agentId,
  );
  return {
    isTarget: view.myRole === 'target',
    first: owner ? partyName(owner.agent) : 'your colleague',
    target: transfer ? partyName(transfer.target) : 'your colleague',
    targetStatus: target?.status ?? null,
    others: talking.map(({ agent }) => partyName(agent)),
  };
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Lists the agent first, then the others: `You, Ben and the customer`. */
export const youAnd = (...others: string[]): string => list.format(['You', ...others]);

/** Lists people: `Ben, Cleo and the customer`. */
export const all = (...people: string[]): string => list.format(people);

const counts = ['Nobody', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** Says how many people hear each other. */
export const onTheLine = (people: number): string => `${counts[people] ?? people} on the line`;
