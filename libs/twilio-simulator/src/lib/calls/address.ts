/** Where a call goes, and what is told to that telephone. */
export interface DialedAddress {
  /** Without custom parameters. */
  readonly address: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Splits `client:ada?callId=7` into the address and its custom parameters; other addresses have
 * none.
 */
export function addressOf(to: string): DialedAddress {
  const [, address = '', query = ''] = /^(client:[^?]*)\?(.*)$/s.exec(to) ?? [];
  if (address === '') return { address: to.trim(), parameters: {} };
  return { address, parameters: Object.fromEntries(new URLSearchParams(query)) };
}

/** Whether an address is a phone number in E.164, the only form in which Twilio reports numbers. */
export function isTelephoneNumber(address: string): boolean {
  return /^\+[1-9]\d{1,14}$/.test(address);
}

/**
 * A typed number, in E.164 if possible. The account is American, so ten digits are an American
 * number, with or without the 1.
 * https://www.twilio.com/docs/voice/twiml/number
 */
export function asTelephoneNumber(typed: string): string {
  const digits = typed.replace(/[\s().-]/g, '');
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  return digits.replace(/^1?(?=[2-9]\d{9}$)/, '+1');
}

/** Reads an address that may also be a client's. */
export function asAddress(written: string): string {
  return written.startsWith('client:') ? written : asTelephoneNumber(written);
}
