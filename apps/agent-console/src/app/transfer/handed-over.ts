import type { CallView } from '@baton/shared-types';

/** Whether the agent has let go of the call while the colleague whom they gave it to is still being rung. */
export function isHandingOver({ state, transfer }: CallView, agentId: string): boolean {
  return state === 'offering' && transfer?.outcome === null && transfer.from === agentId;
}

/** Whether the customer comes back from a colleague who was not to be had: the last step ended the transfer. */
export function hasComeBack({ state, stateSince, transfer }: CallView): boolean {
  if (state !== 'owner-lost' || !transfer?.outcome || transfer.outcome === 'canceled') return false;
  return transfer.endedAt === stateSince;
}
