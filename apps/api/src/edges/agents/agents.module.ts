import { Module } from '@nestjs/common';
import { DeskModule } from '../../desk/desk.module';
import { AgentsController } from './agents.controller';

/** What consoles ask and say about agents. */
@Module({ imports: [DeskModule], controllers: [AgentsController] })
export class AgentsModule {}
