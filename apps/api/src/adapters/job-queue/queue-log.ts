import type { Logger } from '@nestjs/common';
import { Logger as QueueLogger } from 'graphile-worker';

/**
 * Has the job queue write into the desk's log: failures, and the rest for people who look closely.
 */
export const queueLog = (logger: Logger): QueueLogger =>
  new QueueLogger(() => (level, message, meta) => {
    if (level === 'error') logger.error({ ...meta }, message);
    else logger.debug(message);
  });
