import { attempt, type Transport } from './attempt';

/**
 * A document that Twilio itself keeps for the account:
 * https://www.twilio.com/docs/serverless/twiml-bins
 */
export interface TwimlBin {
  /** `EH` and 32 hexadecimal digits. */
  readonly sid: string;
  /** Served as it stands: templates are not imitated. */
  readonly twiml: string;
}

const HOST = 'handler.twilio.com';

/** Where a bin is asked for. */
export const twimlBinUrl = (sid: string): string => `https://${HOST}/twiml/${sid}`;

/**
 * Answers for the bins, whatever has become of the application, to which everything else is
 * brought.
 */
export function withTwimlBins(
  bins: readonly TwimlBin[],
  application: Transport = attempt,
): Transport {
  return (order) => {
    const { host, pathname } = new URL(order.url);
    if (host !== HOST) return application(order);
    const bin = bins.find(({ sid }) => pathname === `/twiml/${sid}`);
    return Promise.resolve({
      status: bin ? 200 : 404,
      headers: { 'content-type': bin ? 'text/xml' : 'text/plain' },
      body: Buffer.from(bin?.twiml ?? 'There is no such TwiML bin.'),
    });
  };
}
