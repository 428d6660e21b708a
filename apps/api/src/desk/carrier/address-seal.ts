import { createHmac, timingSafeEqual } from 'node:crypto';

const parameter = '&seal=';

/**
 * Marks addresses as made by the desk, for requests that the carrier is not said to sign, such as
 * those for sounds. Every replica makes the same mark; whether an address bears it is seen without
 * the database.
 */
export class AddressSeal {
  constructor(private readonly authToken: string) {}

  /** Adds the mark to a path with a query. */
  seal(address: string): string {
    return address + parameter + this.markOf(address);
  }

  /** Whether a path with a query is, to the letter, one that was sealed. */
  isWhole(address: string): boolean {
    const end = address.lastIndexOf(parameter);
    if (end < 0) return false;
    const given = Buffer.from(address.slice(end + parameter.length));
    const expected = Buffer.from(this.markOf(address.slice(0, end)));
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private markOf(address: string): string {
    // The words before it tell it from everything else that the token signs.
    return createHmac('sha256', this.authToken)
      .update(`baton address ${address}`)
      .digest('base64url')
      .slice(0, 22);
  }
}
