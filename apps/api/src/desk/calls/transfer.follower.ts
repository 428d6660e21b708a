import { queue, textOf } from '@baton/call-flow';
import { type Follower, moveOf } from './change';

/** Writes down how a transfer began, and how it ended. */
export const transfer: Follower = async (change, { tx: { transfers } }) => {
  const { callId, event, now } = change;
  const move = moveOf(change);
  if (!move) return [];
  // The one before it has ended by it, where the target of that one stays.
  if (move.settled) await transfers.settle(callId, move.settled, now);
  if (event?.type === 'agent_transfers') {
    await transfers.begin({
      id: event.transfer.id,
      callId,
      mode: event.mode,
      fromAgentId: event.by,
      targetAgentId: textOf(event.transfer.target.party),
      targetLegId: event.transfer.target.leg,
      startedAt: now,
      endedAt: null,
      outcome: null,
    });
  }
  if (event?.type === 'agent_requeues') {
    await transfers.begin({
      id: event.transferId,
      callId,
      mode: 'blind',
      fromAgentId: event.by,
      targetAgentId: textOf(queue),
      targetLegId: null,
      startedAt: now,
      endedAt: now,
      outcome: 'queued',
    });
  }
  return [];
};
