import { Module } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module';
import { FlightRecorder } from './flight-recorder';
import { TimelineController } from './timeline.controller';

/** The flight recorder: what happened to calls, in order, with its causes. */
@Module({
  imports: [CallsModule],
  controllers: [TimelineController],
  providers: [FlightRecorder],
})
export class FlightRecorderModule {}
