import type { AgentId } from '@baton/call-flow';
import { demoAgents } from './demo';
import type { Environment } from './environment.schema';

/**
 * The agents of this desk as its configuration names them; the database also remembers those who
 * are gone.
 */
export const rosterOf = ({
  AGENTS,
  DEMO_MODE,
}: Environment): readonly { readonly id: string; readonly name: string }[] =>
  DEMO_MODE ? demoAgents : AGENTS;

/** Whether an agent is on the desk's list now. */
export const isOnRoster = (environment: Environment, agentId: AgentId): boolean =>
  rosterOf(environment).some(({ id }) => id === agentId);
