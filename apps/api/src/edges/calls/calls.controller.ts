import type { Wish } from '@baton/call-flow';
import {
  type CallView,
  callViewSchema,
  type CurrentCall,
  currentCallSchema,
} from '@baton/shared-types';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type SignedIn, SignedInAgent } from '../access/signed-in';
import { Describes } from '../../http/describes';
import { forbidden, notFound } from '../../http/problem';
import { Returns, ReturnsNothing } from '../../http/returns';
import { idSchema } from '../../http/call-id';
import { CallReader } from '../../desk/calls/call-reader';
import { CallsService } from '../../desk/calls/calls.service';
import { ofOtherCalls, wishRefuses } from '../../desk/calls/refusals';

/** What an agent sees of their calls, and asks for. */
@ApiTags('calls')
@ApiBearerAuth()
@Controller('api/calls')
export class CallsController {
  constructor(
    private readonly calls: CallsService,
    private readonly reader: CallReader,
  ) {}

  @Describes({
    summary: 'Read the current call',
    description:
      'The call that this agent is on, is rung for, or is waited for on; null where there is none.',
  })
  @Get('current')
  @Returns(200, currentCallSchema)
  async current(@SignedInAgent() { agentId }: SignedIn): Promise<CurrentCall> {
    const [call, handedOut] = await Promise.all([
      this.reader.currentFor(agentId),
      this.reader.handedOutBy(agentId),
    ]);
    return { call, handedOut };
  }

  @Describes({
    summary: 'Read a call',
    description:
      'The whole call as this agent sees it, with what they may do now. Only the agents who are or were on it may read it.',
    refuses: ofOtherCalls,
  })
  @Get(':callId')
  @Returns(200, callViewSchema)
  async view(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CallView> {
    return this.reader.viewFor(callId, agentId);
  }

  @Describes({
    summary: 'Hold the customer',
    description: 'Takes the customer out of the conversation and plays music to them.',
    refuses: wishRefuses('already_held', 'no_agent_yet', 'transfer_in_progress', 'already_over'),
  })
  @Post(':callId/hold')
  @Returns(200, callViewSchema)
  async hold(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CallView> {
    return this.grant(callId, { type: 'agent_holds', by: agentId });
  }

  @Describes({
    summary: 'Resume the customer',
    description: 'Brings the customer on hold back into the conversation.',
    refuses: wishRefuses('not_held', 'no_agent_yet', 'transfer_in_progress', 'already_over'),
  })
  @Post(':callId/resume')
  @Returns(200, callViewSchema)
  async resume(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CallView> {
    return this.grant(callId, { type: 'agent_resumes', by: agentId });
  }

  @Describes({
    summary: 'End the call',
    description:
      'Hangs up for everybody. The owner may, and the agent who handed the customer to an outside number.',
    refuses: wishRefuses('no_agent_yet', 'already_over'),
  })
  @Post(':callId/end')
  @Returns(200, callViewSchema)
  async end(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CallView> {
    return this.grant(callId, { type: 'agent_ends', by: agentId });
  }

  @Describes({
    summary: 'Leave the call',
    description:
      'The agent leaves, and the others go on talking. Refused where the customer would be alone.',
    refuses: wishRefuses(
      'customer_would_be_alone',
      'transfer_in_progress',
      'no_agent_yet',
      'already_over',
    ),
  })
  @Post(':callId/leave')
  @Returns(200, callViewSchema)
  async leave(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CallView> {
    return this.grant(callId, { type: 'agent_leaves', by: agentId });
  }

  /** The agent's own browser says that it rings. */
  @Describes({
    summary: 'Say that the telephone rings',
    description:
      'An agent’s browser says that it rings for this connection, so that colleagues see it.',
    refuses: {
      403: { ...ofOtherCalls[403], not_your_leg: 'This is not your phone.' },
      404: { ...ofOtherCalls[404], unknown_leg: 'There is no such connection in this call.' },
    },
  })
  @Post(':callId/legs/:legId/ringing')
  @ReturnsNothing()
  async ringing(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
    @Param('legId', { schema: idSchema }) legId: string,
  ): Promise<void> {
    await this.calls.hear(callId, agentId, (_, legs) => {
      const leg = legs.find(({ id }) => id === legId);
      if (!leg) throw notFound('unknown_leg', `There is no leg ${legId} in this call.`);
      if (leg.agentId !== agentId) throw forbidden('not_your_leg', 'This is not your phone.');
      return {
        kind: 'said',
        by: agentId,
        note: 'leg_ringing',
        learnt: { ringing: legId },
        details: { leg: legId },
      };
    });
  }

  private grant(callId: string, wish: Wish): Promise<CallView> {
    return this.calls.answer(callId, wish.by, () => ({ kind: 'wished', wish }));
  }
}
