import { Module } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module';
import { Messages } from './messages';
import { RequestsController } from './requests.controller';
import { RequestsService } from './requests.service';

/** What customers leave behind who do not want to wait any longer. */
@Module({
  imports: [CallsModule],
  controllers: [RequestsController],
  providers: [RequestsService, Messages],
})
export class RequestsModule {}
