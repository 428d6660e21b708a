import { Module } from '@nestjs/common';
import { DeskModule } from '../../desk/desk.module';
import { FlightRecorder } from './flight-recorder';
import { TimelineController } from './timeline.controller';

/** The flight recorder: what happened to calls, in order, with its causes. */
@Module({
  imports: [DeskModule],
  controllers: [TimelineController],
  providers: [FlightRecorder],
})
export class FlightRecorderModule {}
