import {
  agentViewSchema,
  type Session,
  sessionSchema,
  signInSchema,
  type SignIn as Claim,
} from '@baton/shared-types';
import { isIP } from 'node:net';
import { Body, Controller, Delete, Get, HttpCode, Logger, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { PresenceService } from '../agents/presence.service';
import { notSignedIn } from '../http/problem';
import { Returns } from '../http/returns';
import { Public } from './access';
import { EndedSessions } from './ended-sessions';
import { Entrance } from './entrance';
import { type SignedIn, SignedInAgent } from './signed-in';

/** A session without its tokens, which are told once. */
const ownSessionSchema = sessionSchema
  .omit({ token: true, device: true })
  .meta({ id: 'OwnSession' });

type OwnSession = Omit<Session, 'token' | 'device'>;

/** Signing in and out. */
@ApiTags('session')
@Controller('api/session')
export class SessionController {
  private readonly logger = new Logger(SessionController.name);

  constructor(
    private readonly entrance: Entrance,
    private readonly presence: PresenceService,
    private readonly ended: EndedSessions,
  ) {}

  @Public()
  @Post()
  @Returns(201, sessionSchema)
  async open(
    @Body({ schema: signInSchema }) claim: Claim,
    @Req() request: Request,
  ): Promise<Session> {
    const peer = request.socket.remoteAddress ?? '';
    // Express goes by the header of proxies that are trusted only; what is no address there is not believed either.
    const address = request.ip !== undefined && isIP(request.ip) ? request.ip : peer;
    const { token, device, ...session } = await this.entrance.admit(claim, { peer, address });
    return { token, device, ...(await this.show(session)) };
  }

  @ApiBearerAuth()
  @Get()
  @Returns(200, ownSessionSchema)
  async read(@SignedInAgent() session: SignedIn): Promise<OwnSession> {
    return this.show(session);
  }

  @ApiBearerAuth()
  @Delete()
  @HttpCode(204)
  async close(@SignedInAgent() { sessionId, agentId }: SignedIn, @Req() request: Request) {
    await this.ended.end(sessionId);
    this.logger.log({ agentId, address: request.ip }, 'signed out');
  }

  @ApiBearerAuth()
  @ApiOperation({ summary: 'Sign out everywhere' })
  @Delete('everywhere')
  @HttpCode(204)
  async closeAll(@SignedInAgent() { agentId }: SignedIn, @Req() request: Request) {
    const sessions = await this.ended.endAllOf(agentId);
    this.logger.log({ agentId, address: request.ip, sessions }, 'signed out everywhere');
  }

  private async show({ agentId, expiresAt }: SignedIn): Promise<OwnSession> {
    const agent = await this.presence.view(agentId);
    if (!agent) throw notSignedIn();
    return { expiresAt: expiresAt.toISOString(), agent: agentViewSchema.parse(agent) };
  }
}
