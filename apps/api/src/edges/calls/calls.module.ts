import { Module } from '@nestjs/common';
import { DeskModule } from '../../desk/desk.module';
import { CallsController } from './calls.controller';
import { WrapUpController } from './wrap-up.controller';

/** What consoles ask and say about calls. */
@Module({ imports: [DeskModule], controllers: [CallsController, WrapUpController] })
export class CallsModule {}
