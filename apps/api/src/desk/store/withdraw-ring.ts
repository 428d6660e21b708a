import type { AgentId } from '@baton/call-flow';
import type { JobBoard } from './job-board';
import { withdrawRingKey } from './job-keys';

/**
 * Has looked whether an agent is still there for the ring that waits for them: they have gone away,
 * or a tab is gone.
 */
export const withdrawRingIfGone = (jobs: JobBoard, agentId: AgentId) =>
  jobs.add('withdraw_ring', { agentId }, { key: withdrawRingKey(agentId) });
