import {
  type CallView,
  callViewSchema,
  type StartTransfer,
  startTransferSchema,
} from '@baton/shared-types';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type SignedIn, SignedInAgent } from '../auth/signed-in';
import { idSchema } from '../calls/call-id';
import { CallReader } from '../calls/call-reader';
import { Returns } from '../http/returns';
import { TransferService } from './transfer.service';

/** Handing a call over, step by step. */
@ApiTags('transfers')
@ApiBearerAuth()
@Controller('api/calls/:callId/transfers')
export class TransferController {
  constructor(
    private readonly transfers: TransferService,
    private readonly reader: CallReader,
  ) {}

  @Post()
  @Returns(201, callViewSchema)
  async start(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
    @Body({ schema: startTransferSchema }) wish: StartTransfer,
  ): Promise<CallView> {
    await this.reader.viewFor(callId, agentId);
    await this.transfers.start(callId, agentId, wish);
    return this.reader.viewFor(callId, agentId);
  }

  @Post(':transferId/complete')
  @Returns(200, callViewSchema)
  async complete(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
    @Param('transferId', { schema: idSchema }) transferId: string,
  ): Promise<CallView> {
    await this.reader.viewFor(callId, agentId);
    await this.transfers.complete(callId, transferId, agentId);
    return this.reader.viewFor(callId, agentId);
  }

  @Post(':transferId/swap')
  @Returns(200, callViewSchema)
  async swap(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
    @Param('transferId', { schema: idSchema }) transferId: string,
  ): Promise<CallView> {
    await this.reader.viewFor(callId, agentId);
    await this.transfers.swap(callId, transferId, agentId);
    return this.reader.viewFor(callId, agentId);
  }

  @Post(':transferId/merge')
  @Returns(200, callViewSchema)
  async merge(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
    @Param('transferId', { schema: idSchema }) transferId: string,
  ): Promise<CallView> {
    await this.reader.viewFor(callId, agentId);
    await this.transfers.merge(callId, transferId, agentId);
    return this.reader.viewFor(callId, agentId);
  }

  @Post(':transferId/cancel')
  @Returns(200, callViewSchema)
  async cancel(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
    @Param('transferId', { schema: idSchema }) transferId: string,
  ): Promise<CallView> {
    await this.reader.viewFor(callId, agentId);
    await this.transfers.cancel(callId, transferId, agentId);
    return this.reader.viewFor(callId, agentId);
  }
}
