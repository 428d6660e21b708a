import 'reflect-metadata';
import { setMaxListeners } from 'node:events';
import { Logger } from '@nestjs/common';

/**
 * A million log lines about calls that never were help nobody: what matters is judged and told as a
 * story.
 */
export function silenceLogs(): void {
  Logger.overrideLogger(false);
  setMaxListeners(0);
}
