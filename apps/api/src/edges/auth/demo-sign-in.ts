import type { AgentId } from '@baton/call-flow';
import { BlockList, isIPv6 } from 'node:net';
import type { DeskView } from '@baton/shared-types';
import { Inject, Injectable } from '@nestjs/common';
import { demoAgents } from '../../config/demo';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { forbidden, notFound } from '../../http/problem';
import { Store } from '../../desk/store/store';
import { fingerprintOf } from './fingerprint';
import { type Claim, SignIn } from './sign-in';

/** Lets people on this machine be any of the demo's agents; lets nobody in outside of demo mode. */
@Injectable()
export class DemoSignIn extends SignIn {
  readonly asksPassword = false;
  private readonly trusted = new BlockList();

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly store: Store,
  ) {
    super();
    this.trusted.addSubnet('127.0.0.0', 8);
    this.trusted.addAddress('::1', 'ipv6');
    for (const network of environment.DEMO_NETWORKS) {
      const [address = '', prefix] = network.split('/');
      this.trusted.addSubnet(address, Number(prefix), isIPv6(address) ? 'ipv6' : 'ipv4');
    }
  }

  async prove({ agentId, address }: Claim): Promise<string> {
    if (!this.environment.DEMO_MODE) {
      throw forbidden('no_demo', 'Signing in without a password is only possible in demo mode.');
    }
    if (!this.isTrusted(address)) {
      throw forbidden(
        'not_this_machine',
        'Demo agents can only sign in on the computer that runs the server.',
      );
    }
    const agents = await this.choices();
    if (!agents.some(({ id }) => id === agentId)) {
      throw notFound('unknown_agent', `There is no agent ${agentId}.`);
    }
    return agentId;
  }

  credentialOf(agentId: AgentId): string | null {
    const { DEMO_MODE, TWILIO_API_KEY_SECRET } = this.environment;
    if (!DEMO_MODE || !demoAgents.some(({ id }) => id === agentId)) return null;
    return fingerprintOf(TWILIO_API_KEY_SECRET, 'demo', agentId);
  }

  async choices(): Promise<DeskView['demoAgents']> {
    if (!this.environment.DEMO_MODE) return [];
    const names = await this.store.agents.namesOf(demoAgents.map(({ id }) => id));
    return demoAgents.flatMap(({ id }) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    });
  }

  private isTrusted(address: string): boolean {
    const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
    return this.trusted.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
  }
}
