/** The synthesiser's package has no types of its own. */
declare module 'espeak-ng' {
  interface Run {
    readonly FS: { readFile(path: string): Uint8Array };
  }
  /** Runs the command-line program `espeak-ng` once, with a file system in memory. */
  const espeak: (options: {
    readonly arguments: readonly string[];
    readonly print?: (line: string) => void;
    readonly printErr?: (line: string) => void;
  }) => Promise<Run>;
  export default espeak;
}
