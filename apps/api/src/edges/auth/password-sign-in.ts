import type { AgentId } from '@baton/call-flow';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { DeskView } from '@baton/shared-types';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { type Hash, isPasswordOf, looksHashed, readHash } from '../../config/password-hash';
import { forbidden } from '../../http/problem';
import { fingerprintOf } from './fingerprint';
import { type Claim, SignIn } from './sign-in';

/** Lets the agents in that the configuration names, each with a password of their own. */
@Injectable()
export class PasswordSignIn extends SignIn implements OnApplicationBootstrap {
  readonly asksPassword = true;
  private readonly logger = new Logger(PasswordSignIn.name);

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {
    super();
  }

  onApplicationBootstrap(): void {
    const plain = this.environment.AGENTS.filter(({ password }) => !looksHashed(password));
    if (plain.length === 0) return;
    const agents = plain.map(({ id }) => id);
    this.logger.warn(
      { agents },
      'AGENTS holds passwords that everybody can read who reads the configuration. Put what `npm run hash-password` prints in their place.',
    );
  }

  async prove({ agentId, password }: Claim): Promise<string> {
    const agent = this.find(agentId);
    // A wrong agent and a wrong password get one answer after equal work, so that a guesser learns
    // nothing.
    const isRight = password !== undefined && (await this.isSecretOf(agent?.password, password));
    if (!isRight || !agent) {
      throw forbidden('wrong_password', 'The agent ID or the password is wrong.');
    }
    return agent.id;
  }

  credentialOf(agentId: AgentId): string | null {
    const agent = this.find(agentId);
    if (!agent) return null;
    const { TWILIO_API_KEY_SECRET } = this.environment;
    return fingerprintOf(TWILIO_API_KEY_SECRET, 'password', agentId, agent.password);
  }

  async choices(): Promise<DeskView['demoAgents']> {
    return Promise.resolve([]);
  }

  /**
   * Where anybody's password is hashed, the work of a hash is done for everybody: else its time
   * told who works here.
   */
  private async isSecretOf(secret = '', password: string): Promise<boolean> {
    const hash = readHash(secret);
    const usual = hash ?? this.usualHash;
    const isHashed = usual !== null && (await isPasswordOf(usual, password));
    return hash ? isHashed : isSame(secret, password);
  }

  private get usualHash(): Hash | null {
    const hashed = this.environment.AGENTS.find((agent) => looksHashed(agent.password));
    return hashed ? readHash(hashed.password) : null;
  }

  private find(agentId: AgentId) {
    return this.environment.AGENTS.find(({ id }) => id === agentId);
  }
}

/** Compares digests, so that neither length nor content can be told from the time it takes. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text.normalize('NFKC')).digest();
  return timingSafeEqual(digest(one), digest(other));
}
