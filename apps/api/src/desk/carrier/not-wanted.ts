import { Logger } from '@nestjs/common';
import { CarrierError } from './telephony';

const logger = new Logger('NotWanted');

/**
 * Ends a connection that belongs to no leg: a second one of a leg, for example. It never throws a
 * {@link CarrierError}. A connection that is gone is what we wanted. One that stays is sent away by
 * its document as soon as it is answered, and each of its reports asks again.
 */
export async function endNotWanted(hangUp: () => Promise<void>): Promise<void> {
  try {
    await hangUp();
  } catch (error) {
    // Expected: the carrier has forgotten the connection, refuses, or does not answer.
    if (!(error instanceof CarrierError)) throw error;
    if (error.failure !== 'gone') logger.warn({ err: error }, 'connection could not be ended');
  }
}
