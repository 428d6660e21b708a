import { type Timeline, timelineSchema } from '@baton/shared-types';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type SignedIn, SignedInAgent } from '../access/signed-in';
import { idSchema } from '../../http/call-id';
import { CallReader } from '../../desk/calls/call-reader';
import { ofOtherCalls } from '../../desk/calls/refusals';
import { Describes } from '../../http/describes';
import { Returns } from '../../http/returns';
import { FlightRecorder } from './flight-recorder';

/** What happened to a call, for the agents who are or were on it. */
@ApiTags('calls')
@ApiBearerAuth()
@Controller('api/calls/:callId/timeline')
export class TimelineController {
  constructor(
    private readonly reader: CallReader,
    private readonly recorder: FlightRecorder,
  ) {}

  @Describes({
    summary: 'Read the timeline of a call',
    description:
      'Everything that happened to a call and what was decided, in order. Only the agents who are or were on it may read it.',
    refuses: ofOtherCalls,
  })
  @Get()
  @Returns(200, timelineSchema)
  async timeline(
    @SignedInAgent() { agentId }: SignedIn,
    @Param('callId', { schema: idSchema }) callId: string,
  ): Promise<Timeline> {
    await this.reader.viewFor(callId, agentId);
    return this.recorder.timelineOf(callId);
  }
}
