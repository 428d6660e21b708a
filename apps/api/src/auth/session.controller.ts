import {
  agentViewSchema,
  type Session,
  sessionSchema,
  signInSchema,
  type SignIn as Claim,
} from '@baton/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Throttle, ThrottlerGuard } from '@nestjs/throttler';
import type { Request } from 'express';
import { PresenceService } from '../agents/presence.service';
import { notSignedIn } from '../http/problem';
import { Returns } from '../http/returns';
import { Public } from './access';
import { EndedSessions } from './ended-sessions';
import { SessionService } from './session.service';
import { SignIn } from './sign-in';
import { type SignedIn, SignedInAgent } from './signed-in';

/** A session without its token, which is told once. */
const ownSessionSchema = sessionSchema.omit({ token: true }).meta({ id: 'OwnSession' });

/** Signing in and out. */
@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: SessionService,
    private readonly presence: PresenceService,
    private readonly ended: EndedSessions,
  ) {}

  @Public()
  @UseGuards(ThrottlerGuard)
  @Throttle({ default: { limit: 120, ttl: 60_000 } })
  @Post()
  @Returns(201, sessionSchema)
  async open(
    @Body({ schema: signInSchema }) claim: Claim,
    @Req() request: Request,
  ): Promise<Session> {
    // The connection's own address: a header can say anything.
    const address = request.socket.remoteAddress ?? '';
    const agentId = await this.signIn.prove({ ...claim, address });
    const session = await this.sessions.open(agentId);
    return { token: session.token, ...(await this.show(session)) };
  }

  @ApiBearerAuth()
  @Get()
  @Returns(200, ownSessionSchema)
  async read(@SignedInAgent() session: SignedIn): Promise<Omit<Session, 'token'>> {
    return this.show(session);
  }

  @ApiBearerAuth()
  @Delete()
  @HttpCode(204)
  async close(@SignedInAgent() { sessionId }: SignedIn): Promise<void> {
    await this.ended.end(sessionId);
  }

  @ApiBearerAuth()
  @ApiOperation({ summary: 'Sign out everywhere' })
  @Delete('everywhere')
  @HttpCode(204)
  async closeAll(@SignedInAgent() { agentId }: SignedIn): Promise<void> {
    await this.ended.endAllOf(agentId);
  }

  private async show({ agentId, expiresAt }: SignedIn): Promise<Omit<Session, 'token'>> {
    const agent = await this.presence.view(agentId);
    if (!agent) throw notSignedIn();
    return { expiresAt: expiresAt.toISOString(), agent: agentViewSchema.parse(agent) };
  }
}
