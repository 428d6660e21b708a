/**
 * The start options that make the clock fast by the given ms, for this process alone.
 */
export function wrongClock(ms: number): Readonly<Record<string, string>> {
  const script = `
    const Right = Date;
    globalThis.Date = class Date extends Right {
      constructor(...given) {
        super(...(given.length > 0 ? given : [Right.now() + ${ms}]));
      }
      static now() {
        return Right.now() + ${ms};
      }
    };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}
