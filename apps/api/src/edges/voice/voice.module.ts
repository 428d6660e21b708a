import { Module } from '@nestjs/common';
import { DeskModule } from '../../desk/desk.module';
import { CustomerDocuments } from './customer-documents';
import { HeardController } from './heard.controller';
import { InboundController } from './inbound.controller';
import { RoomDocuments } from './room-documents';
import { RoomController } from './room.controller';
import { StatusReports } from './status-reports';
import { StatusController } from './status.controller';
import { StrayReports } from './stray-reports';
import { WayOutController } from './way-out.controller';
import { WayOut } from './way-out.service';

/** The carrier's webhooks. */
@Module({
  imports: [DeskModule],
  controllers: [
    InboundController,
    HeardController,
    RoomController,
    WayOutController,
    StatusController,
  ],
  providers: [RoomDocuments, CustomerDocuments, WayOut, StatusReports, StrayReports],
})
export class VoiceModule {}
