import type { DeskView } from '@baton/shared-types';

/** How agents prove who they are. Another way to sign in is another implementation of this. */
export abstract class SignIn {
  /** Answers the agent's id, or throws a problem. `address` is where the request came from. */
  abstract prove(claim: { readonly agentId: string; readonly address: string }): Promise<string>;
  /** Whom anybody may choose to be. */
  abstract choices(): Promise<DeskView['demoAgents']>;
}
