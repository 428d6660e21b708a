import { createHash, timingSafeEqual } from 'node:crypto';
import type { DeskView } from '@baton/shared-types';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { forbidden } from '../http/problem';
import { fingerprintOf } from './fingerprint';
import { type Claim, SignIn } from './sign-in';

/** Lets the agents in whom the configuration names, each with a password of their own. */
@Injectable()
export class PasswordSignIn extends SignIn {
  readonly asksPassword = true;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {
    super();
  }

  async prove({ agentId, password = '' }: Claim): Promise<string> {
    const agent = this.environment.AGENTS.find(({ id }) => id === agentId);
    // The same answer, after the same work, whether the agent or the password is wrong.
    if (!isSame(password, agent?.password ?? '') || !agent) {
      throw forbidden('wrong_password', 'There is no agent with this name and this password.');
    }
    return Promise.resolve(agent.id);
  }

  credentialOf(agentId: string): string | null {
    const agent = this.environment.AGENTS.find(({ id }) => id === agentId);
    if (!agent) return null;
    return fingerprintOf(
      this.environment.TWILIO_API_KEY_SECRET,
      'password',
      agentId,
      agent.password,
    );
  }

  async choices(): Promise<DeskView['demoAgents']> {
    return Promise.resolve([]);
  }
}

/** Compares digests, so that neither length nor content can be told from the time it takes. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
