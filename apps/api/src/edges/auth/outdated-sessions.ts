import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../desk/store/clock';
import { Store } from '../../desk/store/store';
import { EndedSessions } from './ended-sessions';
import { SignIn } from './sign-in';

/**
 * Ends, when a process starts, the sessions that its configuration no longer admits: of agents who
 * are gone, of those whose password is another one, and the demo's outside of the demo.
 */
@Injectable()
export class OutdatedSessions implements OnApplicationBootstrap {
  private readonly logger = new Logger(OutdatedSessions.name);

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly signIn: SignIn,
    private readonly ended: EndedSessions,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const sessions = await this.store.sessions.listOpen(this.clock.now());
    const outdated = sessions.filter(
      ({ agentId, credential }) => credential !== this.signIn.credentialOf(agentId),
    );
    for (const { agentId } of outdated) {
      this.logger.log({ agentId }, 'session ended: its agent is gone or signs in differently now');
    }
    await this.ended.end(...outdated.map(({ id }) => id));
  }
}
