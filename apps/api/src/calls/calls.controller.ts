import type { Wish } from '@baton/call-flow';
import {
  type CallView,
  callViewSchema,
  type CurrentCall,
  currentCallSchema,
} from '@baton/shared-types';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type SignedIn, SignedInAgent } from '../auth/signed-in';
import { forbidden, notFound } from '../http/problem';
import { Returns } from '../http/returns';
import { idSchema } from './call-id';
import { CallReader } from './call-reader';
import { CallsService } from './calls.service';

/** What an agent sees of their calls, and asks for. */
@ApiTags('calls')
@ApiBearerAuth()
@Controller('api/calls')
export class CallsController {
  constructor(
    private readonly calls: CallsService,
    private readonly reader: CallReader,
  ) {}

  @Get('current')
  @Returns(200, currentCallSchema)
  async current(@SignedInAgent() { agentId }: SignedIn): Promise<CurrentCall> {
    const [call, handedOut] = await Promise.all([
      this.reader.currentFor(agentId),
      this.reader.handedOutBy(agentId),
    ]);
    return { call, handedOut };
  }

  @Get(':callId')
  @Returns(200, callViewSchema)
  async view(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CallView> {
    return this.reader.viewFor(callId, agentId);
  }

  @Post(':callId/hold')
  @Returns(200, callViewSchema)
  async hold(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CallView> {
    return this.grant(callId, { type: 'agent_holds', by: agentId });
  }

  @Post(':callId/resume')
  @Returns(200, callViewSchema)
  async resume(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CallView> {
    return this.grant(callId, { type: 'agent_resumes', by: agentId });
  }

  @Post(':callId/end')
  @Returns(200, callViewSchema)
  async end(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CallView> {
    return this.grant(callId, { type: 'agent_ends', by: agentId });
  }

  @Post(':callId/leave')
  @Returns(200, callViewSchema)
  async leave(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CallView> {
    return this.grant(callId, { type: 'agent_leaves', by: agentId });
  }

  /** The agent's own browser says that it rings. */
  @Post(':callId/legs/:legId/ringing')
  @HttpCode(204)
  async ringing(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
    @Param('legId', { schema: idSchema }) legId: string,
  ): Promise<void> {
    await this.reader.viewFor(callId, agentId);
    const leg = await this.calls.findLeg(callId, legId);
    if (!leg) throw notFound('unknown_leg', `There is no leg ${legId} in this call.`);
    if (leg.agentId !== agentId) throw forbidden('not_your_leg', 'This is not your telephone.');
    await this.calls.record(callId, {
      event: null,
      note: 'leg_ringing',
      cause: `agent:${agentId}`,
      learnt: { ringing: legId },
      details: { leg: legId },
    });
  }

  private async grant(callId: string, wish: Wish): Promise<CallView> {
    await this.reader.viewFor(callId, wish.by);
    await this.calls.apply(callId, wish, `agent:${wish.by}`);
    return this.reader.viewFor(callId, wish.by);
  }
}
