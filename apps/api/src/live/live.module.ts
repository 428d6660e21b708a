import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { AuthModule } from '../auth/auth.module';
import { CallsModule } from '../calls/calls.module';
import { Heartbeats } from './heartbeats';
import { LiveViews } from './live-views';
import { LiveGateway } from './live.gateway';

/** The live connection to the consoles. */
@Module({
  imports: [AgentsModule, AuthModule, CallsModule],
  providers: [LiveGateway, LiveViews, Heartbeats],
})
export class LiveModule {}
