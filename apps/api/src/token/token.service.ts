import type { VoiceToken } from '@baton/shared-types';
import { Inject, Injectable } from '@nestjs/common';
import { jwt } from 'twilio';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { Clock, secondsAfter } from '../store/clock';

/** In seconds. A token cannot be taken back, so it is short; the console asks for the next one in time. */
const lifetime = 3_600;

/** Makes the key with which an agent's browser becomes their telephone. */
@Injectable()
export class TokenService {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** Lets the bearer be rung as this agent, and nothing else: they cannot dial. */
  issue(agentId: string): VoiceToken {
    const { TWILIO_ACCOUNT_SID, TWILIO_API_KEY_SID, TWILIO_API_KEY_SECRET } = this.environment;
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
      expiresAt: secondsAfter(this.clock.now(), lifetime).toISOString(),
      simulatorSignalling: this.environment.SIMULATOR_SIGNALLING ?? null,
    };
  }
}
