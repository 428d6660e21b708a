import {
  agentViewSchema,
  type Session,
  sessionSchema,
  signInSchema,
  type SignIn as Claim,
} from '@baton/shared-types';
import { isIP } from 'node:net';
import { Body, Controller, Delete, Get, Logger, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { PresenceService } from '../../desk/agents/presence.service';
import { Describes } from '../../http/describes';
import { notSignedIn } from '../../http/problem';
import { Returns, ReturnsNothing } from '../../http/returns';
import { Public } from '../access/access';
import { EndedSessions } from './ended-sessions';
import { Entrance } from './entrance';
import { type SignedIn, SignedInAgent } from '../access/signed-in';

/** A session without its tokens, which are told once. */
const ownSessionSchema = sessionSchema
  .omit({ token: true, device: true })
  .meta({ id: 'OwnSession', description: 'Who is signed in, and until when.' });

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
  @Describes({
    summary: 'Sign in',
    description:
      'Opens a session. Put its token into `Authorization: Bearer …` of every other request. Failures make the next attempt wait.',
    refuses: {
      403: {
        wrong_password: 'The agent ID or the password is wrong.',
        no_demo: 'Signing in without a password is only possible in demo mode.',
        not_this_machine: 'Demo agents can only sign in on the computer that runs the server.',
      },
      404: { unknown_agent: 'There is no such agent in the demo.' },
      429: { too_many_failures: 'Too many failed attempts. Try again in 16 s.' },
      503: { busy: 'Too many people are signing in right now. Try again in a few seconds.' },
    },
  })
  @Post()
  @Returns(201, sessionSchema)
  async open(
    @Body({ schema: signInSchema }) claim: Claim,
    @Req() request: Request,
  ): Promise<Session> {
    const peer = request.socket.remoteAddress ?? '';
    // Express goes by the header of proxies that are trusted only; anything that is not an address
    // is ignored.
    const address = request.ip !== undefined && isIP(request.ip) ? request.ip : peer;
    const { token, device, ...session } = await this.entrance.admit(claim, { peer, address });
    return { token, device, ...(await this.show(session)) };
  }

  @ApiBearerAuth()
  @Describes({
    summary: 'Read the session',
    description: 'Says who is signed in, and until when.',
  })
  @Get()
  @Returns(200, ownSessionSchema)
  async read(@SignedInAgent() session: SignedIn): Promise<OwnSession> {
    return this.show(session);
  }

  @ApiBearerAuth()
  @Describes({
    summary: 'Sign out',
    description:
      'Ends this session and closes its live connections. The agent goes away when it was their last one.',
  })
  @Delete()
  @ReturnsNothing()
  async close(@SignedInAgent() { sessionId, agentId }: SignedIn, @Req() request: Request) {
    await this.ended.end(sessionId);
    this.logger.log({ agentId, address: request.ip }, 'signed out');
  }

  @ApiBearerAuth()
  @Describes({
    summary: 'Sign out everywhere',
    description:
      'Ends every session of this agent, on every machine, and closes their live connections.',
  })
  @Delete('everywhere')
  @ReturnsNothing()
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
