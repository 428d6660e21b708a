import { type VoiceToken, voiceTokenSchema } from '@baton/shared-types';
import { Controller, Header, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Throttle, ThrottlerGuard } from '@nestjs/throttler';
import { type SignedIn, SignedInAgent } from '../access/signed-in';
import { Describes } from '../../http/describes';
import { Returns } from '../../http/returns';
import { TokenService } from './token.service';

/** Voice tokens, for the signed-in agent only. */
@ApiTags('token')
@ApiBearerAuth()
@Controller('api/token')
export class TokenController {
  constructor(private readonly tokens: TokenService) {}

  @Describes({
    summary: 'Get a voice token',
    description:
      'Lets a browser ring as this agent’s telephone, for 15 minutes at most and no longer than the session. Ask for the next one in time.',
  })
  @UseGuards(ThrottlerGuard)
  @Throttle({ default: { limit: 120, ttl: 60_000 } })
  @Post()
  @Header('Cache-Control', 'no-store')
  @Returns(200, voiceTokenSchema)
  issue(@SignedInAgent() { agentId, expiresAt }: SignedIn): VoiceToken {
    return this.tokens.issue(agentId, expiresAt);
  }
}
