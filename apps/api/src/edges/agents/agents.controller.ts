import {
  agentListSchema,
  agentViewSchema,
  type AgentView,
  setPresenceSchema,
  type SetPresence,
} from '@baton/shared-types';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type SignedIn, SignedInAgent } from '../access/signed-in';
import { Describes } from '../../http/describes';
import { notSignedIn } from '../../http/problem';
import { Returns } from '../../http/returns';
import { PresenceService } from '../../desk/agents/presence.service';

/** Who answers calls at this desk, and what the signed-in agent chooses to be. */
@ApiTags('agents')
@ApiBearerAuth()
@Controller('api/agents')
export class AgentsController {
  constructor(private readonly presence: PresenceService) {}

  @Describes({
    summary: 'List the agents',
    description:
      'Everybody who answers calls at this desk, and whether they can be offered one. The live connection sends the same list at each change.',
  })
  @Get()
  @Returns(200, agentListSchema)
  async list(): Promise<AgentView[]> {
    return this.presence.list();
  }

  @Describes({
    summary: 'Choose to be available or away',
    description:
      'Who is available is offered the next customer; who goes away is offered nobody, and is rung no longer. Choosing `available` ends a wrap-up.',
  })
  @Put('me/presence')
  @Returns(200, agentViewSchema)
  async choose(
    @SignedInAgent() { agentId }: SignedIn,
    @Body({ schema: setPresenceSchema }) { presence }: SetPresence,
  ): Promise<AgentView> {
    await this.presence.choose(agentId, presence);
    const view = await this.presence.view(agentId);
    if (!view) throw notSignedIn();
    return view;
  }
}
