import {
  agentListSchema,
  agentViewSchema,
  type AgentView,
  setPresenceSchema,
  type SetPresence,
} from '@baton/shared-types';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type SignedIn, SignedInAgent } from '../auth/signed-in';
import { notSignedIn } from '../http/problem';
import { Returns } from '../http/returns';
import { PresenceService } from './presence.service';

/** Who answers calls at this desk, and what the signed-in agent chooses to be. */
@ApiTags('agents')
@ApiBearerAuth()
@Controller('api/agents')
export class AgentsController {
  constructor(private readonly presence: PresenceService) {}

  @Get()
  @Returns(200, agentListSchema)
  async list(): Promise<AgentView[]> {
    return this.presence.list();
  }

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
