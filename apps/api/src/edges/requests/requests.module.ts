import { Module } from '@nestjs/common';
import { DeskModule } from '../../desk/desk.module';
import { Messages } from './messages';
import { RequestsController } from './requests.controller';
import { RequestsService } from './requests.service';

/** What customers leave behind who do not want to wait any longer. */
@Module({
  imports: [DeskModule],
  controllers: [RequestsController],
  providers: [RequestsService, Messages],
})
export class RequestsModule {}
