import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../desk/store/clock';
import { Store } from '../../desk/store/store';
import { EndedSessions } from './ended-sessions';
import { SignIn } from './sign-in';

/**
 * Ends, at the start of a process, the sessions that its configuration no longer allows. Those are
 * sessions of removed agents, of agents with a new password, and of the demo when it is off.
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
