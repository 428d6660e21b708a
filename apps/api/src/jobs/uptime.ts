import { Injectable } from '@nestjs/common';

/** Since when this process has been able to hear of anybody. */
@Injectable()
export class Uptime {
  startedAt = Date.now();
}
