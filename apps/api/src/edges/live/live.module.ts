import { Module } from '@nestjs/common';
import { DeskModule } from '../../desk/desk.module';
import { AuthModule } from '../auth/auth.module';
import { Heartbeats } from './heartbeats';
import { LiveViews } from './live-views';
import { SignsOfLifeController } from './signs-of-life.controller';
import { LiveGateway } from './live.gateway';

/** The live connection to the consoles. */
@Module({
  imports: [AuthModule, DeskModule],
  controllers: [SignsOfLifeController],
  providers: [LiveGateway, LiveViews, Heartbeats],
})
export class LiveModule {}
