import { Module } from '@nestjs/common';
import { DeskModule } from '../../desk/desk.module';
import { TransferController } from './transfer.controller';
import { TransferService } from './transfer.service';

/** Transfers. */
@Module({
  imports: [DeskModule],
  controllers: [TransferController],
  providers: [TransferService],
})
export class TransferModule {}
