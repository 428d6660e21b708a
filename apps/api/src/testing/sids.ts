import { randomBytes } from 'node:crypto';

/** Makes an id as the carrier does: two letters and 32 hexadecimal digits. */
export const aSid = (prefix: 'CA' | 'CF') => `${prefix}${randomBytes(16).toString('hex')}`;
