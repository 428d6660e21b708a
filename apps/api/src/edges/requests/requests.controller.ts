import {
  type CustomerRequest,
  customerRequestSchema,
  customerRequestsSchema,
} from '@baton/shared-types';
import { Controller, Get, Header, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type SignedIn, SignedInAgent } from '../access/signed-in';
import { idSchema } from '../../http/call-id';
import { Describes } from '../../http/describes';
import { Returns } from '../../http/returns';
import { Messages } from './messages';
import { OpenRequests } from '../../desk/requests/open-requests';
import { RequestsService } from './requests.service';

/** What is refused about a request, for the API's description. */
const requestRefuses = {
  404: { unknown_request: 'The customer of this call has left no request.' },
  409: {
    claimed: 'Ben is handling this request.',
    already_done: 'Ben has already closed this request.',
  },
} as const;

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

  @Describes({
    summary: 'List the open requests',
    description:
      'What customers who did not want to wait any longer have left, oldest first. The live connection sends the same list at each change.',
  })
  @Get()
  @Returns(200, customerRequestsSchema)
  async list(): Promise<CustomerRequest[]> {
    return this.open.list();
  }

  /**
   * An agent sees to it now; nobody else can claim it until they are done, give it back, or are
   * gone.
   */
  @Describes({
    summary: 'Claim a request',
    description:
      'The agent sees to it now; nobody else can claim it until they are done, give it back, or are gone.',
    refuses: requestRefuses,
  })
  @Post(':callId/claim')
  @Returns(200, customerRequestSchema)
  async claim(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CustomerRequest> {
    return this.requests.claim(callId, agentId);
  }

  @Describes({
    summary: 'Give a request back',
    description: 'Lets any other agent see to it.',
    refuses: requestRefuses,
  })
  @Post(':callId/release')
  @Returns(200, customerRequestSchema)
  async release(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CustomerRequest> {
    return this.requests.release(callId, agentId);
  }

  @Describes({
    summary: 'Close a request',
    description:
      'The customer has been served. It leaves the list, with all that this number has asked for.',
    refuses: requestRefuses,
  })
  @Post(':callId/done')
  @Returns(200, customerRequestSchema)
  async done(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<CustomerRequest> {
    return this.requests.done(callId, agentId);
  }

  /** The carrier keeps the messages, and gives them to nobody but the desk. */
  @Describes({
    summary: 'Play a message',
    description:
      'The sound of what a customer said after the tone, as WAV. Ask with the call of the message.',
    refuses: {
      404: { ...requestRefuses[404], message_gone: 'The carrier no longer has this message.' },
      409: {
        no_message: 'This customer asked to be called back and left no message.',
      },
      503: { carrier_silent: 'The carrier cannot be reached. Try again in a moment.' },
    },
  })
  @Get(':callId/recording')
  @Header('Cache-Control', 'private, no-store')
  @ApiProduces('audio/wav')
  @ApiOkResponse({ description: 'The message.', schema: { type: 'string', format: 'binary' } })
  async recording(@Param('callId', { schema: idSchema }) callId: string): Promise<StreamableFile> {
    return new StreamableFile(await this.messages.open(callId), { type: 'audio/wav' });
  }
}
