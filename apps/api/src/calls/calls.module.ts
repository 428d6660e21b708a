import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { OpenRequests } from '../requests/open-requests';
import { Sounds } from '../sound/sounds';
import { CallNotices } from './call-notices';
import { CallReader } from './call-reader';
import { CallWriter } from './call-writer';
import { CallsController } from './calls.controller';
import { CallsService } from './calls.service';
import { InboundCalls } from './inbound-calls';
import { QueueBoard } from './queue-board';
import { WaitingLine } from './waiting-line';
import { WrapUpController } from './wrap-up.controller';

/** The calls: their one writer, their readers, and what agents ask for. */
@Module({
  imports: [AgentsModule],
  controllers: [CallsController, WrapUpController],
  providers: [
    CallsService,
    CallWriter,
    CallReader,
    CallNotices,
    InboundCalls,
    QueueBoard,
    WaitingLine,
    OpenRequests,
    Sounds,
  ],
  exports: [
    CallsService,
    CallWriter,
    CallReader,
    CallNotices,
    InboundCalls,
    QueueBoard,
    WaitingLine,
    OpenRequests,
    Sounds,
  ],
})
export class CallsModule {}
