import { Body, Controller, HttpCode, Param, Post, Query, UseFilters } from '@nestjs/common';
import { z } from 'zod';
import { Carrier } from '../access/access';
import { DocumentFilter } from './document.filter';
import { Document } from './document';
import {
  type ChoiceRequest,
  choiceRequestSchema,
  entrySchema,
  type RecordingReport,
  recordingReportSchema,
  roomNameSchema,
} from './voice.webhook';
import { WayOut } from './way-out.service';

const timesSchema = z.coerce.number('must be a number.').int().positive();

/** What customers are told to hear who have been asked whether they want to wait on. */
@Carrier()
@UseFilters(DocumentFilter)
@Controller('conference')
export class WayOutController {
  constructor(private readonly wayOut: WayOut) {}

  @Post(':conferenceId/choice')
  @HttpCode(200)
  @Document()
  async choose(
    @Param('conferenceId', { schema: roomNameSchema }) room: string,
    @Query('entry', { schema: entrySchema }) entry: number | undefined,
    @Body({ schema: choiceRequestSchema }) { key }: ChoiceRequest,
  ): Promise<string> {
    return this.wayOut.choose({ room, entry, key });
  }

  @Post(':conferenceId/message')
  @HttpCode(200)
  @Document()
  async message(
    @Param('conferenceId', { schema: roomNameSchema }) room: string,
    @Body({ schema: recordingReportSchema }) report: RecordingReport,
  ): Promise<string> {
    return this.wayOut.takeMessage(room, report);
  }

  @Post(':conferenceId/silence')
  @HttpCode(200)
  @Document()
  async silence(
    @Param('conferenceId', { schema: roomNameSchema }) room: string,
    @Query('times', { schema: timesSchema }) times: number,
  ): Promise<string> {
    return this.wayOut.hearNothing(room, times);
  }
}
