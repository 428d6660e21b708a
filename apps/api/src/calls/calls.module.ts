import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { CallNotices } from './call-notices';
import { CallReader } from './call-reader';
import { CallWriter } from './call-writer';
import { CallsController } from './calls.controller';
import { CallsService } from './calls.service';
import { InboundCalls } from './inbound-calls';
import { WaitingLine } from './waiting-line';

/** The calls: their one writer, their readers, and what agents ask for. */
@Module({
  imports: [AgentsModule],
  controllers: [CallsController],
  providers: [CallsService, CallWriter, CallReader, CallNotices, InboundCalls, WaitingLine],
  exports: [CallsService, CallWriter, CallReader, CallNotices, InboundCalls, WaitingLine],
})
export class CallsModule {}
