import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Ids } from '../../desk/store/ids';

/** Ids that no other replica makes either. */
@Injectable()
export class RandomIds extends Ids {
  next(): string {
    return randomUUID();
  }
}
