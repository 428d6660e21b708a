import { Writable } from 'node:stream';

/** Keeps the lines of a desk's log, for a test to read. */
export class LogBook extends Writable {
  readonly lines: string[] = [];

  constructor() {
    super({
      write: (line: Buffer, _, done) => {
        this.lines.push(line.toString());
        done();
      },
    });
  }

  /** The first line that holds these words. */
  find(words: string): string | undefined {
    return this.lines.find((line) => line.includes(words));
  }

  forget(): void {
    this.lines.length = 0;
  }
}
