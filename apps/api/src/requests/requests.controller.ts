import {
  type CustomerRequest,
  customerRequestSchema,
  customerRequestsSchema,
} from '@baton/shared-types';
import { Controller, Get, Header, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type SignedIn, SignedInAgent } from '../auth/signed-in';
import { idSchema } from '../calls/call-id';
import { Returns } from '../http/returns';
import { Messages } from './messages';
import { OpenRequests } from './open-requests';
import { RequestsService } from './requests.service';

/** What customers have left for the desk to see to; every agent may. */
@ApiTags('requests')
@ApiBearerAuth()
@Controller('api/requests')
export class RequestsController {
  constructor(
    private readonly open: OpenRequests,
    private readonly requests: RequestsService,
    private readonly messages: Messages,
  ) {}

  @Get()
  @Returns(200, customerRequestsSchema)
  async list(): Promise<CustomerRequest[]> {
    return this.open.list();
  }

  /** An agent sees to it now; nobody else can claim it until they are done, give it back, or are gone. */
  @Post(':callId/claim')
  @Returns(200, customerRequestSchema)
  async claim(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CustomerRequest> {
    return this.requests.claim(callId, agentId);
  }

  @Post(':callId/release')
  @Returns(200, customerRequestSchema)
  async release(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CustomerRequest> {
    return this.requests.release(callId, agentId);
  }

  @Post(':callId/done')
  @Returns(200, customerRequestSchema)
  async done(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CustomerRequest> {
    return this.requests.done(callId, agentId);
  }

  /** The carrier keeps the messages, and gives them to nobody but the desk. */
  @Get(':callId/recording')
  @Header('Cache-Control', 'private, no-store')
  @ApiProduces('audio/wav')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async recording(@Param('callId', { schema: idSchema }) callId: string): Promise<StreamableFile> {
    return new StreamableFile(await this.messages.open(callId), { type: 'audio/wav' });
  }
}
