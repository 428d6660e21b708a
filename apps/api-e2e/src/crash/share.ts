import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KindReport } from './crash-matrix';
import type { Kind } from './kinds';

const folder = join(...[__dirname, '..', '..', '..', '..'], 'tmp', 'crash-matrix');

/**
 * Nearly all of a story is waiting: the matrix is played by several at a time, each with a desk of
 * its own.
 */
export class Share {
  private readonly number: number;
  private readonly of: number;

  /** `told` is like `1 of 2`. */
  constructor(told = '1 of 1') {
    const [number = 1, of = 1] = told.split(' of ').map(Number);
    this.number = number;
    this.of = of;
  }

  /** The kinds that fall to this share. */
  take(kinds: readonly Kind[]): readonly Kind[] {
    return kinds.filter((_, index) => index % this.of === this.number - 1);
  }

  /**
   * Puts the reports of this share to the others; answers with all of them once nobody's are
   * missing.
   */
  handIn(reports: readonly KindReport[]): readonly KindReport[] | null {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${this.number}-of-${this.of}.json`), JSON.stringify(reports));
    const shares = readdirSync(folder).filter((file) => file.endsWith(`-of-${this.of}.json`));
    if (shares.length < this.of) return null;
    return shares
      .sort()
      .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as KindReport[]);
  }
}
