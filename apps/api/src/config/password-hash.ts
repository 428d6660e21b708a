import { scrypt, timingSafeEqual } from 'node:crypto';

/** A hash, read. */
export interface Hash {
  /** The logarithm of scrypt's cost. */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
  readonly salt: Buffer;
  readonly key: Buffer;
}

/**
 * The fields of a PHC string with dots between them: its own signs (`$`, `,` and `=`) mean
 * something in `.env` files, in compose files and in AGENTS. `npm run hash-password` writes it.
 */
const form = /^scrypt\.(\d{1,2})\.(\d{1,2})\.(\d{1,2})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** Whether a text is meant to be a hash. No password may look like one. */
export const looksHashed = (text: string): boolean => text.startsWith('scrypt.');

/**
 * Reads a hash; returns null for one that is damaged, too weak, or so strong that it takes more
 * than 128 MiB.
 */
export function readHash(text: string): Hash | null {
  const [, ln, r, p, salt = '', key = ''] = form.exec(text) ?? [];
  const costs = { ln: Number(ln), r: Number(r), p: Number(p) };
  const isInBounds = costs.ln >= 14 && costs.ln <= 17 && costs.r === 8 && costs.p >= 1;
  if (!isInBounds || costs.p > 8) return null;
  return {
    ...costs,
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

/**
 * Whether a hash is of this password. It takes a tenth of a second or more, and 32 MiB, whatever it
 * answers.
 */
export async function isPasswordOf(hash: Hash, password: string): Promise<boolean> {
  const { ln, r, p, salt, key } = hash;
  const options = { N: 2 ** ln, r, p, maxmem: 256 * 1024 * 1024 };
  const computed = await new Promise<Buffer>((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, key.length, options, (error, derived) =>
      error ? reject(error) : resolve(derived),
    ),
  );
  return timingSafeEqual(computed, key);
}
