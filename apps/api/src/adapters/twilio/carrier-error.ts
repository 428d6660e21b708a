import { RestException } from 'twilio';
import { CarrierError } from '../../desk/carrier/telephony';

/**
 * Codes that say that what we meant to change is over already:
 * https://www.twilio.com/docs/api/errors/20404, 21220 (call not in progress), 16022 (conference
 * gone).
 */
const goneCodes = new Set([20404, 21220, 16022]);

/** Runs one request to the carrier and translates its failure into our words. */
export async function asking<T>(what: string, request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    // Expected: RestException for every answer that is not a success, and the HTTP client's own
    // errors for time-outs and lost connections, which carry no status.
    throw toCarrierError(what, error);
  }
}

/** Translates an error of the carrier's SDK. */
export function toCarrierError(what: string, error: unknown): CarrierError {
  if (!(error instanceof RestException)) {
    const because = error instanceof Error ? error.message : String(error);
    return new CarrierError('unsure', `${what}: ${because}`, { cause: error });
  }
  const code = error.code === undefined ? null : `${error.code}`;
  const message = `${what}: ${error.status} ${error.code ?? ''} ${error.message}`;
  if (error.status === 404 || (error.code !== undefined && goneCodes.has(error.code))) {
    return new CarrierError('gone', message, { cause: error }, code);
  }
  const definite =
    error.status >= 400 && error.status < 500 && error.status !== 429 && error.status !== 408;
  return new CarrierError(definite ? 'refused' : 'unsure', message, { cause: error }, code);
}
