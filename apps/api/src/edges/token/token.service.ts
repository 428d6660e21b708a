import type { AgentId } from '@baton/call-flow';
import type { VoiceToken } from '@baton/shared-types';
import { Inject, Injectable } from '@nestjs/common';
import { jwt } from 'twilio';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { Clock, secondsAfter } from '../../desk/store/clock';

/**
 * In seconds. A token cannot be taken back, so it is short; the console asks for the next one in
 * time.
 */
const maxLifetimeSeconds = 15 * 60;

/** Makes the key with which an agent's browser becomes their telephone. */
@Injectable()
export class TokenService {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /**
   * Lets the bearer be rung as this agent, and nothing else: they cannot dial. It does not outlive
   * their session.
   */
  issue(agentId: AgentId, sessionEnds: Date): VoiceToken {
    const { TWILIO_ACCOUNT_SID, TWILIO_API_KEY_SID, TWILIO_API_KEY_SECRET } = this.environment;
    const now = this.clock.now();
    const left = Math.floor((sessionEnds.getTime() - now.getTime()) / 1000);
    const lifetime = Math.max(1, Math.min(maxLifetimeSeconds, left));
    const token = new jwt.AccessToken(
      TWILIO_ACCOUNT_SID,
      TWILIO_API_KEY_SID,
      TWILIO_API_KEY_SECRET,
      { identity: agentId, ttl: lifetime },
    );
    token.addGrant(new jwt.AccessToken.VoiceGrant({ incomingAllow: true }));
    return {
      token: token.toJwt(),
      identity: agentId,
      expiresAt: secondsAfter(now, lifetime).toISOString(),
      simulatorSignalling: this.environment.SIMULATOR_SIGNALLING ?? null,
    };
  }
}
