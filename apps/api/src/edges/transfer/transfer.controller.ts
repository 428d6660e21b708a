import {
  type CallView,
  callViewSchema,
  type StartTransfer,
  startTransferSchema,
} from '@baton/shared-types';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type SignedIn, SignedInAgent } from '../access/signed-in';
import { idSchema } from '../../http/call-id';
import { ofOtherCalls, wishRefuses } from '../../desk/calls/refusals';
import { Describes } from '../../http/describes';
import { Returns } from '../../http/returns';
import { TransferService } from './transfer.service';

const unknownCallOrTransfer = {
  ...ofOtherCalls[404],
  unknown_transfer: 'There is no such transfer of this call.',
};

/** Handing a call over, step by step. */
@ApiTags('transfers')
@ApiBearerAuth()
@Controller('api/calls/:callId/transfers')
export class TransferController {
  constructor(private readonly transfers: TransferService) {}

  @Describes({
    summary: 'Start a transfer',
    description:
      'Rings a colleague, an outside number or the next agent of the queue. `consult` holds the customer meanwhile, `add` brings them into the conversation, `blind` hands the customer over at once.',
    refuses: {
      ...ofOtherCalls,
      404: { ...ofOtherCalls[404], unknown_agent: 'There is no such agent.' },
      409: {
        ...wishRefuses('transfer_in_progress', 'no_agent_yet', 'target_on_the_call')[409],
        target_offline: 'Ben cannot be called right now.',
        target_busy: 'Ben is on another call.',
        nobody_available: 'No agent is available right now.',
        outside_limit: 'You have reached the limit of 20 outside calls an hour.',
        target_is_the_customer: 'This is the customer’s own number.',
        target_is_the_desk: 'This is the desk’s own number.',
      },
    },
  })
  @Post()
  @Returns(201, callViewSchema)
  async start(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
    @Body({ schema: startTransferSchema }) wish: StartTransfer,
  ): Promise<CallView> {
    return this.transfers.start(callId, agentId, wish);
  }

  @Describes({
    summary: 'Hand the call over',
    description: 'The target gets the customer, and the agent who began the transfer leaves.',
    refuses: {
      ...wishRefuses('no_agent_yet', 'no_such_transfer', 'transfer_in_progress'),
      404: unknownCallOrTransfer,
    },
  })
  @Post(':transferId/complete')
  @Returns(200, callViewSchema)
  async complete(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
    @Param('transferId', { schema: idSchema }) transferId: string,
  ): Promise<CallView> {
    return this.transfers.step(callId, { type: 'agent_completes', by: agentId, transferId });
  }

  @Describes({
    summary: 'Swap between customer and target',
    description:
      'The agent goes back to the customer while the target waits, or the other way round.',
    refuses: {
      ...wishRefuses(
        'no_such_transfer',
        'target_not_answered',
        'transfer_in_progress',
        'already_merged',
      ),
      404: unknownCallOrTransfer,
    },
  })
  @Post(':transferId/swap')
  @Returns(200, callViewSchema)
  async swap(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
    @Param('transferId', { schema: idSchema }) transferId: string,
  ): Promise<CallView> {
    return this.transfers.step(callId, { type: 'agent_swaps', by: agentId, transferId });
  }

  @Describes({
    summary: 'Talk all together',
    description: 'Brings the customer and the target into one conversation.',
    refuses: {
      ...wishRefuses(
        'no_such_transfer',
        'target_not_answered',
        'transfer_in_progress',
        'already_merged',
      ),
      404: unknownCallOrTransfer,
    },
  })
  @Post(':transferId/merge')
  @Returns(200, callViewSchema)
  async merge(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
    @Param('transferId', { schema: idSchema }) transferId: string,
  ): Promise<CallView> {
    return this.transfers.step(callId, { type: 'agent_merges', by: agentId, transferId });
  }

  @Describes({
    summary: 'Cancel the transfer',
    description: 'Lets the target go, and brings the customer back to the agent.',
    refuses: {
      ...wishRefuses('no_such_transfer', 'no_agent_yet'),
      404: unknownCallOrTransfer,
    },
  })
  @Post(':transferId/cancel')
  @Returns(200, callViewSchema)
  async cancel(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
    @Param('transferId', { schema: idSchema }) transferId: string,
  ): Promise<CallView> {
    return this.transfers.step(callId, { type: 'agent_cancels', by: agentId, transferId });
  }
}
