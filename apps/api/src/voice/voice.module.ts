import { Module } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module';
import { InboundController } from './inbound.controller';
import { RoomDocuments } from './room-documents';
import { RoomController } from './room.controller';
import { StatusReports } from './status-reports';
import { StatusController } from './status.controller';
import { StrayReports } from './stray-reports';

/** The carrier's webhooks. */
@Module({
  imports: [CallsModule],
  controllers: [InboundController, RoomController, StatusController],
  providers: [RoomDocuments, StatusReports, StrayReports],
})
export class VoiceModule {}
