import { Module } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module';
import { TransferController } from './transfer.controller';
import { TransferService } from './transfer.service';

/** Transfers. */
@Module({
  imports: [CallsModule],
  controllers: [TransferController],
  providers: [TransferService],
})
export class TransferModule {}
