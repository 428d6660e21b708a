import type { CallView, PartyView } from '@baton/shared-types';

/** Whether the agent is on the call, or is being rung for it. */
export const isMine = (view: CallView): boolean => view.myRole !== 'past' && view.state !== 'ended';

/** Whether the agent has nothing more to do with the call. */
export const isOver = (view: CallView): boolean => !isMine(view);

/**
 * Whether the agent handed the call to an outside number and may still end it. An outside phone has
 * no button for that.
 */
export const isHandedOut = ({ myRole, availableActions }: CallView): boolean =>
  myRole === 'past' && availableActions.includes('end');

/**
 * Whether the customer is on the way back to the agent: the other party of the transfer was not
 * reached.
 */
export const comesBack = ({ myRole, myEnd }: CallView): boolean =>
  myRole === 'lost' && myEnd?.kind === 'handed-over';

/** The agent's own connection, as the desk sees it. */
export function myParty(view: CallView, agentId: string): PartyView | null {
  return view.parties.find(({ agent }) => agent.id === agentId) ?? null;
}

/** Whether the agent has been asked to join and has not answered. */
export function isAskedToJoin(view: CallView): boolean {
  const { myRole, state, parties } = view;
  // Somebody who is called back has not been asked anything: their own call goes on.
  if (state === 'recalling' || (myRole !== 'offered' && myRole !== 'target')) return false;
  return !parties.some((party) => party.role === myRole && hasAnswered(party));
}

/** Whether a party has answered: they talk, or wait in the lobby. */
export const hasAnswered = ({ status }: PartyView): boolean =>
  status === 'on-call' || status === 'waiting';
