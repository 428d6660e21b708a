import { type CallView, callViewSchema, type WrapUp, wrapUpSchema } from '@baton/shared-types';
import { Body, Controller, Inject, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type SignedIn, SignedInAgent } from '../access/signed-in';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { Describes } from '../../http/describes';
import { forbidden, invalid } from '../../http/problem';
import { Returns } from '../../http/returns';
import { idSchema } from '../../http/call-id';
import { CallsService } from '../../desk/calls/calls.service';
import { ofOtherCalls } from '../../desk/calls/refusals';

/** The outcomes of calls, as noted by the agents who were on them. */
@ApiTags('calls')
@ApiBearerAuth()
@Controller('api/calls/:callId/wrap-up')
export class WrapUpController {
  constructor(
    private readonly calls: CallsService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Writes it down, during the call or after it; what was written before is replaced. */
  @Describes({
    summary: 'Write the wrap-up',
    description:
      'Saves the outcome of the call, during it or after it. It replaces what was written before. Agents who were on the call may.',
    refuses: ofOtherCalls,
  })
  @Put()
  @Returns(200, callViewSchema)
  async write(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
    @Body({ schema: wrapUpSchema }) wrapUp: WrapUp,
  ): Promise<CallView> {
    return this.calls.answer(callId, agentId, (_, legs) => {
      if (!legs.some((leg) => leg.agentId === agentId && leg.joinedAt)) {
        throw forbidden('not_your_call', 'You have not been on this call.');
      }
      const { DISPOSITIONS } = this.environment;
      if (!DISPOSITIONS.includes(wrapUp.disposition)) {
        const message = `must be one of ${DISPOSITIONS.join(', ')}.`;
        throw invalid([{ field: 'disposition', message }]);
      }
      return {
        kind: 'said',
        by: agentId,
        note: 'wrap_up',
        learnt: { wrapUp },
        details: { disposition: wrapUp.disposition },
      };
    });
  }
}
