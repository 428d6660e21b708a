import type { AgentId } from '@baton/call-flow';
import type { DeskView } from '@baton/shared-types';

/** Who somebody says they are, and what speaks for it. */
export interface Claim {
  readonly agentId: AgentId;
  readonly password?: string | undefined;
  /** The other end of the connection. */
  readonly address: string;
}

/** How agents prove who they are. Another way to sign in is another implementation of this. */
export abstract class SignIn {
  /** Answers the agent's id, or throws a problem. */
  abstract prove(claim: Claim): Promise<string>;
  /**
   * What a session of this agent must have been opened with to hold now; null where they can have
   * none.
   */
  abstract credentialOf(agentId: AgentId): string | null;
  /** Whether a password is needed. */
  abstract readonly asksPassword: boolean;
  /** The agents that anybody may choose to be. */
  abstract choices(): Promise<DeskView['demoAgents']>;
}
