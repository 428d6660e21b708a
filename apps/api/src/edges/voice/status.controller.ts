import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Carrier } from '../access/access';
import { idSchema } from '../../http/call-id';
import { StatusReports } from './status-reports';
import {
  type ConnectionReport,
  connectionReportSchema,
  type RecordingReport,
  recordingReportSchema,
  type RoomReport,
  roomReportSchema,
} from './voice.webhook';

/** What the carrier reports about connections and rooms. Nobody hears the answers. */
@Carrier()
@Controller('voice')
export class StatusController {
  constructor(private readonly reports: StatusReports) {}

  @Post('status')
  @HttpCode(204)
  async customer(
    @Body({ schema: connectionReportSchema }) report: ConnectionReport,
  ): Promise<void> {
    await this.reports.aboutCustomer(report);
  }

  @Post('calls/:callId/conference')
  @HttpCode(204)
  async room(
    @Param('callId', { schema: idSchema }) callId: string,
    @Body({ schema: roomReportSchema }) report: RoomReport,
  ): Promise<void> {
    await this.reports.aboutRoom(callId, report);
  }

  @Post('calls/:callId/recording')
  @HttpCode(204)
  async recording(
    @Param('callId', { schema: idSchema }) callId: string,
    @Body({ schema: recordingReportSchema }) report: RecordingReport,
  ): Promise<void> {
    await this.reports.aboutRecording(callId, report);
  }

  @Post('calls/:callId/legs/:legId/status')
  @HttpCode(204)
  async leg(
    @Param('callId', { schema: idSchema }) callId: string,
    @Param('legId', { schema: idSchema }) legId: string,
    @Body({ schema: connectionReportSchema }) report: ConnectionReport,
  ): Promise<void> {
    await this.reports.aboutLeg(callId, legId, report);
  }
}
